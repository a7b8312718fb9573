/// Wakes a thread that waits for descriptors.
package struct Waker: Sendable, ~Copyable {
    /// Readable once woken; -1 where no pipe could be made.
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

    /// Without a pipe nothing wakes the thread that waits; it has to look from time to time.
    package var isDeaf: Bool { reading < 0 }

    /// When to look, for want of a pipe.
    package var nextLook: ContinuousClock.Instant? { isDeaf ? .now + .milliseconds(50) : nil }

    package func wake() { Descriptors.nudge(writing) }

    /// Before what it was woken for is looked at: who wakes it in between is heard the next time.
    package func clear() { _ = Descriptors.read(reading, atMost: 64) }
}
