#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A thread for blocking waits for other programs, which must not block the task pool's threads.
package enum BackgroundThread {
    /// False when the system cannot create a thread; the body does not run then.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        Platform.startThread(body)
    }

    /// Lets the current thread wait.
    package static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var time = timespec(
            tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        _ = unsafe nanosleep(&time, nil)
    }
}
