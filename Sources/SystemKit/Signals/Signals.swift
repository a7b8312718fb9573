#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The signals that mean something here, by what they mean.
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

    /// What a program with a terminal listens to: some that mean something to it, and every other
    /// that ends a process by default, also those that a system numbers at run time.
    ///
    /// The C library keeps some of the numbers to itself and refuses them, as it does SIGKILL.
    static let watched =
        [windowChanged, stop, goOn, childChanged] + (1...last).filter { !unwatched.contains($0) }

    /// A crash: nothing is left of the program that could end in good order.
    static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS]

    /// An error of the write that meets it is all that is wanted: nobody reads any more, a file is
    /// as large as it may be.
    static let failedWrites = [brokenPipe, SIGXFSZ]

    /// Whether the program ends by it, when it has arrived.
    package static func isDeadly(_ signal: Int32) -> Bool {
        ![interrupt, windowChanged, stop, goOn, childChanged].contains(signal)
    }

    /// Those that by default change nothing or stop the process, and those with an action of their
    /// own.
    private static let unwatched: Set<Int32> = Set(
        [windowChanged, stop, goOn, childChanged, SIGURG, SIGTTIN, SIGTTOU]
            + Platform.harmlessSignals + crashes + failedWrites)

    /// The largest number that any of the systems has.
    static let last: Int32 = 64
}
