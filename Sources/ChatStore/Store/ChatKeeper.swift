package import ChatKit
import Synchronization

/// Keeps one conversation while it goes on, and what it costs.
package final class ChatKeeper: Sendable {
    private let store: ChatStore
    private let writer: Mutex<ChatWriter>

    /// A new conversation, begun in `folder`.
    package init(_ store: ChatStore, folder: String) {
        self.store = store
        writer = Mutex(ChatWriter(folder: folder))
    }

    /// A conversation that goes on.
    package init(_ store: ChatStore, _ chat: KeptChat) {
        self.store = store
        writer = Mutex(ChatWriter(chat))
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { writer.withLock(\.chat) }

    /// Writes events so that they survive a crash.
    ///
    /// `time` is in seconds since 1970.
    package func keep(_ events: [TranscriptEvent], at time: Double) throws(DatabaseError) {
        let result = writer.withLock { writer -> Result<Void, DatabaseError> in
            do throws(DatabaseError) {
                try store.use { database throws(DatabaseError) in
                    try writer.write(events, at: time, in: database)
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    /// Writes what a request cost.
    package func keep(_ entry: LedgerEntry) throws(DatabaseError) {
        let chat = self.chat
        try store.use { database throws(DatabaseError) in
            try Spending.write(entry, of: chat, in: database)
        }
    }
}
