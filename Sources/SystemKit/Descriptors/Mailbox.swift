import Synchronization

/// Messages from any thread to the one that owns the terminal; posting wakes it.
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

    /// All that wait, in the order they were posted.
    package func take() -> [Message] {
        // The pipe is emptied first: a message posted in between leaves a byte, never a loss.
        waker.clear()
        let taken = state.withLock { state in
            defer { state = State() }
            return state
        }
        for waiter in taken.waiters { waiter.resume() }
        return taken.messages
    }

    /// Returns when nothing waits: who posts much, and faster than it is taken, must not fill the
    /// memory with it.
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
