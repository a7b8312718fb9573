package import ChatKit
import Synchronization

/// Keeps one conversation while it goes on, and what it costs.
package final class ChatKeeper: Sendable {
    private let store: ChatStore
    private let writer: Mutex<ChatWriter>
    /// The right to write it, from its first question on.
    private let lease: Mutex<ChatLease?>

    /// A new conversation, begun in `folder`, with the server of that base URL.
    package init(_ store: ChatStore, folder: String, server: String = "") {
        self.store = store
        writer = Mutex(ChatWriter(folder: folder, server: server))
        lease = Mutex(nil)
    }

    /// A conversation that goes on.
    package init(
        _ store: ChatStore, _ chat: KeptChat, _ lease: ChatLease? = nil, server: String = ""
    ) {
        self.store = store
        writer = Mutex(ChatWriter(chat, server: server))
        self.lease = Mutex(lease)
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { writer.withLock(\.chat) }

    /// Writes events and costs, all or nothing, so that they survive a crash.
    ///
    /// `time` is in seconds since 1970.
    package func keep(
        _ events: [TranscriptEvent], _ costs: [SpendingEvent] = [], at time: Double
    ) throws(DatabaseError) {
        let result = writer.withLock { writer -> Result<Void, DatabaseError> in
            do throws(DatabaseError) {
                try store.use { database throws(DatabaseError) in
                    try writer.write(events, costs, at: time, in: database)
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        guard let chat else { return }
        // Nobody else knows a conversation that has just begun.
        lease.withLock { $0 = $0 ?? (try? store.lease(chat)) }
    }

    /// Gives back the right to write it.
    package func close() { lease.withLock { $0 = nil } }
}
