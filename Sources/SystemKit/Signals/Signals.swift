#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The signals that the program handles, by purpose.
package enum Signals {
    package static let interrupt = SIGINT
    package static let terminate = SIGTERM
    package static let quit = SIGQUIT
    package static let hangUp = SIGHUP
    package static let brokenPipe = SIGPIPE
    package static let windowChanged = SIGWINCH
    package static let stop = SIGTSTP
    package static let goOn = SIGCONT
    static let childChanged = SIGCHLD

    /// Signals that are caught: those with a meaning here and all that end a process by default,
    /// real-time signals included.
    ///
    /// libc reserves some numbers and refuses them, as the kernel does SIGKILL.
    static let watched =
        [windowChanged, stop, goOn, childChanged] + (1...last).filter { !unwatched.contains($0) }

    /// Crashes, after which no orderly end is possible.
    static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS]

    /// Ignored, so that the write fails with an error: a closed pipe, or a file at its size limit.
    static let failedWrites = [brokenPipe, SIGXFSZ]

    /// Whether the program ends when the signal arrives.
    package static func isDeadly(_ signal: Int32) -> Bool {
        ![interrupt, windowChanged, stop, goOn, childChanged].contains(signal)
    }

    /// Signals that by default are ignored or stop the process, and those with an action of their
    /// own.
    private static let unwatched: Set<Int32> = Set(
        [windowChanged, stop, goOn, childChanged, SIGURG, SIGTTIN, SIGTTOU]
            + Platform.harmlessSignals + crashes + failedWrites)

    /// The highest signal number of all supported systems.
    static let last: Int32 = 64
}
