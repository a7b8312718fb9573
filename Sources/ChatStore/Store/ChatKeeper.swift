package import ChatKit
import Synchronization

/// Keeps one conversation while it goes on, and what it costs.
package final class ChatKeeper: Sendable {
    private let store: ChatStore
    private let writer: Mutex<ChatWriter>
    /// The right to write it, from its first question on.
    private let lease: Mutex<ChatLease?>
    private let drafts: DraftKeeper?

    /// A new conversation, begun in `folder`, with the server of that base URL.
    package init(
        _ store: ChatStore, folder: String, server: String = "", drafts: DraftKeeper? = nil
    ) {
        self.store = store
        self.drafts = drafts
        writer = Mutex(ChatWriter(folder: folder, server: server))
        lease = Mutex(nil)
    }

    /// A conversation that goes on.
    package init(
        _ store: ChatStore, _ chat: KeptChat, _ lease: ChatLease? = nil, server: String = "",
        drafts: DraftKeeper? = nil
    ) {
        self.store = store
        self.drafts = drafts
        writer = Mutex(ChatWriter(chat, server: server))
        self.lease = Mutex(lease)
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { writer.withLock(\.chat) }

    /// Writes events, costs and what is typed now, all or nothing, so that they survive a crash.
    ///
    /// `time` is in seconds since 1970.
    package func keep(
        _ events: [TranscriptEvent], _ costs: [SpendingEvent] = [], _ draft: KeptDraft? = nil,
        at time: Double
    ) throws(DatabaseError) {
        var taken = lease.withLock(\.self)
        let result = writer.withLock { writer -> Result<Void, DatabaseError> in
            do throws(DatabaseError) {
                try store.use { database throws(DatabaseError) in
                    try writer.write(events, costs, at: time, in: database) {
                        chat throws(DatabaseError) in
                        if let draft { try drafts?.write(draft, of: chat, at: time, in: database) }
                        // Before others can read that it has begun.
                        if !events.isEmpty, let chat { taken = taken ?? (try? store.lease(chat)) }
                    }
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        lease.withLock { $0 = taken }
    }

    /// Takes over the requests that run, whose costs are still to come.
    package func inherit(_ other: ChatKeeper) {
        let before = other.writer.withLock(\.self)
        writer.withLock { $0.inherit(before) }
    }

    /// Gives the conversation a title; nil for the beginning of its first question.
    ///
    /// One that is not kept yet has it from its beginning on.
    package func name(_ title: String?) throws(DatabaseError) {
        let chat = writer.withLock { writer in
            writer.title = title
            return writer.chat
        }
        if let chat { try store.name(chat, title) }
    }

    /// Gives back the right to write it.
    package func close() {
        lease.withLock { lease in
            lease?.release()
            lease = nil
        }
    }
}
