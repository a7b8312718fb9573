import ChatKit
package import ChatStore
import ClaudeMessages

/// Where conversations are kept, as settings and environment say.
package struct Archive: Sendable {
    package let store: ChatStore
    /// The current folder.
    package let folder: String
    /// The base URL of the server that is asked.
    package let server: String
    /// Whether conversations are kept, and not their costs alone.
    package let keepsChats: Bool

    package init(_ store: ChatStore, folder: String, server: String, keepsChats: Bool = true) {
        self.store = store
        self.folder = folder
        self.server = server
        self.keepsChats = keepsChats
    }

    /// Nil where there is no place for it.
    package init?(_ environment: Environment, _ preferences: Preferences = Preferences()) {
        guard let (path, root) = environment.dataFolder else { return nil }
        let baseURL = preferences[Settings.baseURL]
        self.init(
            ChatStore(DatabasePlace(file: path + "/chats.db", root: root)),
            folder: environment["PWD"] ?? "",
            server: (try? BaseURL(baseURL, allowsHTTP: true))?.description ?? baseURL,
            keepsChats: preferences[Settings.keep] != .nothing && !preferences[Settings.isPrivate])
    }

    /// Keeps a conversation that is begun.
    func keeper(_ drafts: DraftKeeper) -> ChatKeeper {
        ChatKeeper(store, folder: folder, server: server, drafts: drafts)
    }

    /// Keeps a conversation that goes on.
    func keeper(_ drafts: DraftKeeper, _ kept: KeptChat, _ lease: ChatLease) -> ChatKeeper {
        ChatKeeper(store, kept, lease, server: server, drafts: drafts)
    }

    /// A conversation that goes on.
    struct Resumed {
        let keeping: Keeping
        let transcript: Transcript
        let line: ChatLine
        /// The program ended during its last turn.
        let wasCut: Bool
        let repairs: Repairs

        var sentence: String {
            let turns = Array(transcript.path(to: transcript.head)).count
            return ErrorText.goesOn(line.title, turns: turns, wasCut: wasCut)
                + (ErrorText.repaired(repairs).map { "\n\($0)" } ?? "")
        }
    }

    /// The conversation that `-c` goes on with, from the archive where anything is kept; nil without
    /// `-c`.
    static func resumed(
        _ archive: Archive?, _ preferences: Preferences, at time: Double
    ) throws(Failure) -> Resumed? {
        guard preferences[Settings.goOn] else { return nil }
        guard let archive, archive.keepsChats else { throw Failure(.usage, ErrorText.nothingKept) }
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
        let keeping = Keeping(self, kept, lease)
        var transcript = kept.transcript
        if let end = kept.end {
            transcript.apply(end)
            if let problem = keeping.keep([end], at: time) { throw Failure(.ioError, problem) }
        }
        return Resumed(
            keeping: keeping, transcript: transcript, line: newest,
            wasCut: kept.end != nil, repairs: kept.repairs)
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
        do throws(ChatLease.Held) {
            return try store.lease(line.id)
        } catch {
            let process = error.process.map { " (process \($0))" } ?? ""
            throw Failure(
                .tryLater,
                "\(line.title.excerpt) goes on in another claude-chat\(process): end that one first"
            )
        }
    }
}
