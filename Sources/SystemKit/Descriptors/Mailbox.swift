import Synchronization

/// A queue of messages from any thread to the thread that owns the terminal; posting wakes it.
package final class Mailbox<Message: Sendable>: WakeSource {
    private struct State {
        var messages: [Message] = []
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let waker = Waker()

    package var reading: Int32 { waker.reading }
    package var nextLook: ContinuousClock.Instant? { waker.nextLook }

    package init() {}

    package func post(_ message: Message) {
        let wasEmpty = state.withLock { state in
            state.messages.append(message)
            return state.messages.count == 1
        }
        if wasEmpty { waker.wake() }
    }

    /// Removes and returns all queued messages in the order they were posted.
    package func take() -> [Message] {
        // The pipe is cleared first: a message posted in between leaves its byte, and wakes again.
        waker.clear()
        let taken = state.withLock { state in
            defer { state = State() }
            return state
        }
        for waiter in taken.waiters { waiter.resume() }
        return taken.messages
    }

    /// Returns when the queue is empty, so that a fast sender does not fill the memory.
    package func emptied() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if !state.messages.isEmpty { state.waiters.append(continuation) }
                return state.messages.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
    }
}
