#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What a program does to itself by signal.
package enum ProcessSignals {
    /// Lets writes to a closed pipe, or to a file at its limit, fail with an error instead of
    /// killing the process.
    package static func surviveFailedWrites() { SignalShims.ignore(Signals.failedWrites) }

    /// Dies by `number`, so that the shell sees the true cause; falls back to the usual exit code.
    package static func die(by number: Int32) -> Never {
        _ = signal(number, SIG_DFL)
        var only = sigset_t()
        unsafe sigemptyset(&only)
        unsafe sigaddset(&only, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &only, nil)
        // Not kill: it may pick another thread, and this one would get as far as exit.
        raise(number)
        exit(128 &+ number)
    }
}
