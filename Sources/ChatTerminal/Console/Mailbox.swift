import Synchronization

/// Messages from any thread to the one that owns the terminal; posting wakes it.
package final class Mailbox<Message: Sendable>: Sendable {
    private struct State {
        var messages: [Message] = []
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let writing: Int32
    /// Readable while messages wait; -1 where no pipe could be made.
    let reading: Int32

    /// Without a pipe nothing wakes the thread that waits; it has to look from time to time.
    var isDeaf: Bool { reading < 0 }
    var nextLook: ContinuousClock.Instant? { isDeaf ? .now + .milliseconds(50) : nil }

    package init() {
        let ends = Descriptors.makePipe()
        reading = ends?.reading ?? -1
        writing = ends?.writing ?? -1
    }

    package func post(_ message: Message) {
        let wasEmpty = state.withLock { state in
            state.messages.append(message)
            return state.messages.count == 1
        }
        if wasEmpty { Descriptors.nudge(writing) }
    }

    /// All that wait, in the order they were posted.
    package func take() -> [Message] {
        // The pipe is emptied first: a message posted in between leaves a byte, never a loss.
        _ = Descriptors.read(reading, atMost: 64)
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

    deinit {
        Descriptors.close(reading)
        Descriptors.close(writing)
    }
}
