import Synchronization

/// Messages from any thread to the one that owns the terminal; posting wakes it.
package final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let writing: Int32
    /// Readable while messages wait; -1 where no pipe could be made.
    let reading: Int32

    package init() {
        let ends = Descriptors.makePipe()
        reading = ends?.reading ?? -1
        writing = ends?.writing ?? -1
    }

    package func post(_ message: Message) {
        let wasEmpty = messages.withLock { waiting in
            waiting.append(message)
            return waiting.count == 1
        }
        if wasEmpty { Descriptors.nudge(writing) }
    }

    /// All that wait, in the order they were posted.
    package func take() -> [Message] {
        // The pipe is emptied first: a message posted in between leaves a byte, never a loss.
        _ = Descriptors.read(reading, atMost: 64)
        return messages.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }

    deinit {
        Descriptors.close(reading)
        Descriptors.close(writing)
    }
}
