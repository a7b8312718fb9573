import ChatKit
import ClaudeMessages
import SystemKit
import Synchronization
import WireJSON

/// What the program keeps: conversations and spending, in one database file.
///
/// The file is opened, and created, when something is first read or written. Calls block for a
/// commit, some milliseconds, and can be made from any thread.
package final class ChatStore: Sendable {
    private struct State {
        var database: Database?
        /// It could not be opened; it is not tried again.
        var failure: DatabaseError?
    }

    package let place: DatabasePlace
    private let state = Mutex(State())
    /// How long to wait for another process, in milliseconds.
    private static let patience: Int32 = 5_000

    package init(_ place: DatabasePlace) { self.place = place }

    /// Runs `body` with the open database.
    func use<Value: Sendable>(
        _ body: (Database) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        let result = state.withLock { state -> Result<Value, DatabaseError> in
            do throws(DatabaseError) {
                return .success(try body(try Self.opened(&state, place)))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func opened(
        _ state: inout State, _ place: DatabasePlace
    ) throws(DatabaseError) -> Database {
        if let failure = state.failure { throw failure }
        if let database = state.database { return database }
        do throws(DatabaseError) {
            let database = try Database(path: try DatabaseFile.made(place), patience: patience)
            try Schema.prepare(database)
            state.database = database
            return database
        } catch {
            state.failure = error
            throw error
        }
    }

    /// Throws if the database is damaged; reads all of it.
    package func check() throws(DatabaseError) {
        let found = try use { database throws(DatabaseError) in
            try database.value("PRAGMA integrity_check(1)")
        }
        guard found == "ok" else { throw .damaged }
    }

    /// Closes the database until it is used again; its log goes into the file.
    package func close() { state.withLock { $0.database = nil } }

    /// Whether the database exists; it is not opened.
    package var exists: Bool { DatabaseFile.exists(place.file) }

    // MARK: - Conversations

    /// The newest conversation begun in that folder, else the newest of all; nil when none is kept.
    package func newest(in folder: String) throws(DatabaseError) -> ChatLine? {
        try list(atMost: 1, from: folder).first
    }

    /// The kept conversations, newest first; those begun in `folder` before the others.
    package func list(
        atMost limit: Int = -1, from folder: String? = nil
    ) throws(DatabaseError) -> [ChatLine] {
        let order = folder == nil ? "" : "folder=? DESC, "
        return try use { database throws(DatabaseError) in
            try database.rows(
                "\(ChatLine.query) ORDER BY \(order)changed DESC, id DESC LIMIT ?",
                (folder.map { [.text($0)] } ?? []) + [.integer(limit)]
            ).compactMap(ChatLine.init(row:))
        }
    }

    /// Whether no conversation and no draft is kept.
    package var hasNoWords: Bool {
        get throws(DatabaseError) {
            try use { database throws(DatabaseError) in
                try database.value(
                    "SELECT EXISTS(SELECT 1 FROM chat) + EXISTS(SELECT 1 FROM draft)")
                    == 0
            }
        }
    }

    /// Takes the right to write a conversation.
    package func lease(_ chat: ChatID) throws(ChatLease.Held) -> ChatLease {
        try ChatLease(of: chat, beside: place.file)
    }

    /// Loads a conversation; a crash may have left its last turn open.
    ///
    /// Damage is found in headers and events, and in the content of the newest turns, up to
    /// `bytes` of text: what is further back is repaired when it is sent, and not told.
    package func load(
        _ chat: ChatID, examining bytes: Int = 1_000_000
    ) throws(DatabaseError) -> KeptChat {
        try use { database throws(DatabaseError) in
            try KeptChat(ChatReader(database: database, chat: chat), examining: bytes) {
                [self] in body(of: $0, in: chat)
            }
        }
    }

    private func body(of turn: TurnID, in chat: ChatID) -> TurnBody? {
        try? use { database throws(DatabaseError) in
            try ChatReader(database: database, chat: chat).body(turn)
        }
    }
}
