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
    private let isShared: @Sendable (String) -> Bool
    private let state = Mutex(State())

    /// `isShared` says of a folder whether other machines may use its files.
    package init(
        _ place: DatabasePlace, isShared: @escaping @Sendable (String) -> Bool = FileSystem.isShared
    ) {
        self.place = place
        self.isShared = isShared
    }

    /// Runs `body` with the open database.
    func use<Value: Sendable>(
        _ body: (Database) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        let result = state.withLock { state -> Result<Value, DatabaseError> in
            do throws(DatabaseError) {
                let database = try opened(&state)
                let value = try body(database)
                database.waits = true
                return .success(value)
            } catch {
                if error == .busy { state.database?.waits = false }
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func opened(_ state: inout State) throws(DatabaseError) -> Database {
        if let failure = state.failure { throw failure }
        if let database = state.database { return database }
        do throws(DatabaseError) {
            let database = try Schema.open(place, journal)
            state.database = database
            return database
        } catch {
            if !error.passes { state.failure = error }
            throw error
        }
    }

    /// Two machines that used one write-ahead log would destroy the database.
    package var journal: DatabaseJournal {
        isShared(DatabaseFile.folder(of: place)) ? .rollback : .ahead
    }

    /// Throws if the database is damaged; reads all of it.
    package func check() throws(DatabaseError) {
        let found = try use { database throws(DatabaseError) in
            try database.value("PRAGMA integrity_check(1)")
        }
        guard found == "ok" else { throw .damaged }
    }

    /// Opens the database on another thread, so that the first use need not wait for it.
    package func openSoon() {
        _ = BackgroundThread.start { [self] in
            try? use { (_: Database) throws(DatabaseError) in }
        }
    }

    /// Closes the database until it is used again; its log goes into the file.
    package func close() { state.withLock { $0 = State() } }

    /// A rollback journal will be used, as it was not before.
    package var leavesLog: Bool { journal == .rollback && DatabaseFile.wouldLeaveLog(place) }

    /// Why the database cannot be made, as far as that is seen without making it.
    package var obstacle: DatabaseError? { DatabaseFile.obstacle(to: place) }

    /// Whether anything lies in the database's place; it is not opened.
    package var exists: Bool { DatabaseFile.exists(place.file) }

    // MARK: - Conversations

    /// The newest conversation to go on with, begun in that folder, else anywhere; nil when none is
    /// kept.
    ///
    /// One whose questions all failed comes after the others.
    package func newest(in folder: String? = nil) throws(DatabaseError) -> ChatLine? {
        let found = try list(
            atMost: 1, from: folder,
            where: """
                WHERE turns>0
                OR EXISTS (SELECT 1 FROM event WHERE event.chat=chat.id AND kind='answered')
                OR id IN (
                  SELECT json_extract(data, '$.chat') FROM draft WHERE json_valid(data))
                OR EXISTS (
                  SELECT 1 FROM event AS asked WHERE asked.chat=chat.id AND asked.kind='asked'
                  AND NOT EXISTS (
                    SELECT 1 FROM event AS ended WHERE ended.chat=chat.id
                    AND ended.turn=asked.turn AND ended.kind='ended'))
                """)
        if let line = found.first { return line }
        return try list(atMost: 1, from: folder).first
    }

    /// The kept conversations, newest first; those begun in `folder` before the others.
    package func list(
        atMost limit: Int = -1, from folder: String? = nil
    ) throws(DatabaseError) -> [ChatLine] {
        try list(atMost: limit, from: folder, where: "")
    }

    private func list(
        atMost limit: Int, from folder: String?, where condition: String
    ) throws(DatabaseError) -> [ChatLine] {
        let order = folder == nil ? "" : "folder=? DESC, "
        return try use { database throws(DatabaseError) in
            try database.rows(
                "\(ChatLine.query) \(condition) ORDER BY \(order)changed DESC, id DESC LIMIT ?",
                (folder.map { [.text($0)] } ?? []) + [.integer(limit)]
            ).compactMap(ChatLine.init(row:))
        }
    }

    /// Takes the right to write a conversation.
    package func lease(_ chat: ChatID) throws(ChatLease.Refusal) -> ChatLease {
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
