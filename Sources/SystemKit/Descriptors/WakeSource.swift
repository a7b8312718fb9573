/// What wakes a thread that waits for descriptors.
package protocol WakeSource: AnyObject, Sendable {
    /// Readable while there is something to take; -1 where no pipe could be made.
    var reading: Int32 { get }
    /// When to look, for want of a pipe.
    var nextLook: ContinuousClock.Instant? { get }
}

extension WakeSource {
    /// Nothing wakes the thread that waits; it has to look from time to time.
    package var isDeaf: Bool { reading < 0 }
}
