/// A source that wakes a thread waiting in poll(2).
package protocol WakeSource: AnyObject, Sendable {
    /// Becomes readable while something is queued; -1 when no pipe could be created.
    var reading: Int32 { get }
    /// When to poll again if there is no pipe, else nil.
    var nextLook: ContinuousClock.Instant? { get }
}

extension WakeSource {
    /// Whether there is no pipe, so that the waiting thread has to poll at intervals.
    package var isDeaf: Bool { reading < 0 }
}
