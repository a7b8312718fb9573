/// Wakes a thread waiting in poll(2) through a pipe.
package struct Waker: Sendable, ~Copyable {
    /// Readable after `wake()`; -1 when no pipe could be created.
    package let reading: Int32
    private let writing: Int32

    package init() {
        let ends = Descriptors.makePipe()
        reading = ends?.reading ?? -1
        writing = ends?.writing ?? -1
    }

    deinit {
        Descriptors.close(reading)
        Descriptors.close(writing)
    }

    /// Whether there is no pipe, so that the waiting thread has to poll at intervals.
    package var isDeaf: Bool { reading < 0 }

    /// When to poll again if there is no pipe: in 50 milliseconds.
    package var nextLook: ContinuousClock.Instant? { isDeaf ? .now + .milliseconds(50) : nil }

    package func wake() { Descriptors.nudge(writing) }

    /// Empties the pipe; call it before reading the queue, so that a later `wake()` is not lost.
    package func clear() { _ = Descriptors.read(reading, atMost: 64) }
}
