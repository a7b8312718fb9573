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

    /// What a program with a terminal listens to.
    static let watched = [interrupt, terminate, hangUp, quit, windowChanged, stop, goOn]
}
