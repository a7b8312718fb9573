import ChatKit
import ChatStore
import ClaudeMessages

/// Where conversations are kept, as settings and environment say.
struct Archive {
    let store: ChatStore
    private let folder: String

    /// Nil where there is no place for it.
    init?(_ environment: Environment) {
        guard let (path, root) = environment.dataFolder else { return nil }
        store = ChatStore(DatabasePlace(file: path + "/chats.db", root: root))
        folder = environment["PWD"] ?? ""
    }

    /// The same, and nil where nothing is to be kept.
    init?(_ environment: Environment, _ preferences: Preferences) {
        guard Self.isWanted(preferences) else { return nil }
        self.init(environment)
    }

    static func isWanted(_ preferences: Preferences) -> Bool {
        preferences[Settings.keep] != .nothing && !preferences[Settings.isPrivate]
    }

    /// Why nothing can be kept where it is wanted, as far as that is seen without opening the
    /// database.
    static func obstacle(_ archive: Archive?, _ preferences: Preferences) -> String? {
        guard isWanted(preferences) else { return nil }
        guard let archive else { return ErrorText.noPlace }
        return archive.store.obstacle.map(ErrorText.notKept)
    }

    /// What is said at the start of a chat, before the database is opened.
    var news: [String] {
        (store.exists ? [] : [ErrorText.keeps(store.place.file)])
            + (store.leavesLog ? [ErrorText.leavesLog] : [])
    }

    /// A conversation that goes on.
    struct Resumed {
        let keeping: Keeping
        let transcript: Transcript
        let line: ChatLine
        /// The program ended during its last turn.
        let wasCut: Bool

        var sentence: String {
            let turns = Array(transcript.path(to: transcript.head)).count
            return ErrorText.goesOn(line.title, turns: turns, wasCut: wasCut)
        }
    }

    /// A conversation that is begun.
    func begin() -> Keeping { Keeping(store, folder: folder) }

    /// The conversation that `-c` goes on with, from the archive where anything is kept; nil without
    /// `-c`.
    static func resumed(
        _ archive: Archive?, _ preferences: Preferences, at time: Double
    ) throws(Failure) -> Resumed? {
        guard preferences[Settings.goOn] else { return nil }
        guard let archive else {
            throw isWanted(preferences)
                ? Failure(.noInput, ErrorText.noPlace) : Failure(.usage, ErrorText.nothingKept)
        }
        return try archive.goOn(at: time)
    }

    /// The newest conversation of this folder, else the newest of all; `time` is in seconds since
    /// 1970.
    private func goOn(at time: Double) throws(Failure) -> Resumed {
        let newest = try read { () throws(DatabaseError) in
            store.exists ? try store.newest(in: folder) : nil
        }
        guard let newest else {
            throw Failure(.noInput, "there is no conversation to go on with: none was kept")
        }
        let lease = try lease(newest)
        let kept = try read { () throws(DatabaseError) in try store.load(newest.id) }
        let keeping = Keeping(store, folder: folder, kept, lease)
        var transcript = kept.transcript
        if let end = kept.end {
            transcript.apply(end)
            try read { () throws(DatabaseError) in
                if let problem = keeping.keep([end], at: time) { throw problem }
            }
        }
        return Resumed(
            keeping: keeping, transcript: transcript, line: newest,
            wasCut: kept.end != nil)
    }

    /// Deletes conversations, of which none is deleted while another program writes one of them.
    func delete(_ lines: [ChatLine]) throws(Failure) {
        var leases: [ChatLease] = []
        for line in lines { leases.append(try lease(line)) }
        try read { () throws(DatabaseError) in try store.delete(lines.map(\.id)) }
        withExtendedLifetime(leases) {}
    }

    /// Reads the store; a problem is the program's failure.
    func read<Value>(
        _ body: () throws(DatabaseError) -> Value
    ) throws(Failure) -> Value {
        do throws(DatabaseError) {
            return try body()
        } catch {
            throw Failure(.ioError, ErrorText.notRead(error))
        }
    }

    /// The right to write a conversation, which fails while another program has it.
    func lease(_ line: ChatLine) throws(Failure) -> ChatLease {
        do throws(ChatLease.Refusal) {
            return try store.lease(line.id)
        } catch {
            switch error {
            case .held(let process):
                throw Failure(.tryLater, ErrorText.goesOnElsewhere(line.title, process))
            case .unusable(let path, let problem):
                throw Failure(.ioError, ErrorText.notLocked(line.title, path, problem))
            }
        }
    }
}
