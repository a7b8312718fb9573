package import ChatKit
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
    let typed: TypedLines

    package init(
        _ store: ChatStore, folder: String, server: String, keepsChats: Bool = true,
        typed: TypedLines = TypedLines(nil)
    ) {
        self.typed = typed
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
            keepsChats: Self.isWanted(preferences), typed: TypedLines(environment.historyFile))
    }

    /// Whether settings want conversations kept.
    static func isWanted(_ preferences: Preferences) -> Bool {
        preferences[Settings.keep] != .nothing && !preferences[Settings.isPrivate]
    }

    /// What is said at the start of a chat, before the database is opened.
    static func news(_ archive: Archive?, _ preferences: Preferences) -> [String] {
        guard isWanted(preferences) else { return [] }
        guard let store = archive?.store else { return [ErrorText.noPlace] }
        return (store.exists ? [] : [ErrorText.keeps(store.place.file)])
            + (store.leavesLog ? [ErrorText.leavesLog] : [])
    }

    /// Keeps a conversation that goes on, or one that is begun.
    func keeper(_ drafts: DraftKeeper, _ resumed: Resumed? = nil) -> ChatKeeper {
        guard let resumed else {
            return ChatKeeper(store, folder: folder, server: server, drafts: drafts)
        }
        return ChatKeeper(store, resumed.kept, resumed.lease, server: server, drafts: drafts)
    }

    // MARK: - Going on

    /// A conversation that goes on.
    package struct Resumed {
        package let kept: KeptChat
        package let lease: ChatLease
        package let line: ChatLine
        /// The event that has ended a turn which a crash left open.
        package let end: TranscriptEvent?
        /// Another program still writes the conversation that this is a copy of.
        let isCopy: Bool

        package var transcript: Transcript {
            var transcript = kept.transcript
            if let end { transcript.apply(end) }
            return transcript
        }

        /// The question of the turn that a crash left open, if nothing of its answer was kept.
        package var unanswered: Question? {
            guard !isCopy, let turn = kept.transcript.open,
                transcript.header(turn)?.isRemembered == false
            else { return nil }
            return kept.transcript.body(turn)?.question
        }

        /// Says what the program's end has cut; nil for nothing.
        var cut: String? { end == nil || isCopy ? nil : ErrorText.wasCut(unanswered?.shown) }

        var sentence: String {
            let turns = Array(transcript.path(to: transcript.head)).count
            return ErrorText.goesOn(line.title, turns: turns) + (cut.map { "; " + $0 } ?? "")
                + (ErrorText.repaired(kept.repairs).map { "\n\($0)" } ?? "")
        }
    }

    /// Loads a conversation to go on with, and closes a turn that a crash left open.
    func goOn(
        _ line: ChatLine, _ lease: ChatLease, isCopy: Bool = false
    ) throws(Failure) -> Resumed {
        // It may have been deleted, or have gone on, before the right to it was taken.
        let found = try read { () throws(DatabaseError) in try store.line(line.id) }
        guard let line = found else { throw Failure(.noInput, ErrorText.notThere("\(line.id)")) }
        let kept = try read { () throws(DatabaseError) in try store.load(line.id) }
        return Resumed(
            kept: kept, lease: lease, line: line, end: kept.transcript.closing, isCopy: isCopy)
    }

    /// Copies a conversation to go on with the copy.
    func fork(_ line: ChatLine, at time: Double) throws(Failure) -> Resumed {
        let copied = try read { () throws(DatabaseError) in
            let title = ErrorText.forked(line.title)
            let copy = try store.fork(line.id, title: title, in: folder, at: time)
            return try copy.flatMap { chat throws(DatabaseError) in try store.line(chat) }
        }
        guard let copied else { throw Failure(.noInput, ErrorText.notThere("\(line.id)")) }
        return try goOn(copied, try lease(copied), isCopy: true)
    }

    /// The right to write a conversation, or a sentence on which other program has it.
    enum Hold {
        case taken(ChatLease)
        case held(String)
    }

    /// Tries to take the right to write a conversation.
    func hold(_ line: ChatLine) throws(Failure) -> Hold {
        do throws(ChatLease.Refusal) {
            return .taken(try store.lease(line.id))
        } catch {
            switch error {
            case .held(let process): return .held(ErrorText.held(line.title, process: process))
            case .unusable(let path, let problem):
                throw Failure(.ioError, ErrorText.notLocked(line.title, path, problem))
            }
        }
    }

    /// The right to write a conversation, which fails while another program has it.
    func lease(_ line: ChatLine) throws(Failure) -> ChatLease {
        switch try hold(line) {
        case .taken(let lease): return lease
        case .held(let who): throw Failure(.tryLater, who + ": end that one first")
        }
    }

    /// Reads the store; a problem is the program's failure.
    package func read<Value>(
        _ body: () throws(DatabaseError) -> Value
    ) throws(Failure) -> Value {
        do throws(DatabaseError) {
            return try body()
        } catch {
            throw Failure(.ioError, ErrorText.notRead(error))
        }
    }
}
