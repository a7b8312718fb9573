#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Signals that a process applies to itself.
package enum ProcessSignals {
    /// Lets writes to a closed pipe, or to a file at its limit, fail with an error instead of
    /// killing the process.
    package static func surviveFailedWrites() { SignalShims.ignore(Signals.failedWrites) }

    /// Ends the process by signal `number`, so that the shell sees the cause; else exits with 128 +
    /// `number`.
    package static func die(by number: Int32) -> Never {
        _ = signal(number, SIG_DFL)
        var only = sigset_t()
        unsafe sigemptyset(&only)
        unsafe sigaddset(&only, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &only, nil)
        // Not kill: it may choose another thread, and this one would reach exit.
        raise(number)
        exit(128 &+ number)
    }
}
