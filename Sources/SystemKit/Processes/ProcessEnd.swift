#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How another program ended, or why there was none.
package enum ProcessEnd: Sendable, Hashable {
    case exited(Int32)
    case killed(signal: Int32)
    /// No folder of PATH has such a program.
    case notFound
    case notStarted(errno: Int32)
    /// It took too long, or was not wanted any more, and was ended by us.
    case ended

    /// Of a process that is no more, as waitpid(2) tells it.
    init(status: Int32) {
        let low = status & 0x7F
        self = low == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: low)
    }

    /// Nil while the child goes on.
    static func poll(_ child: pid_t) -> ProcessEnd? {
        var status: Int32 = 0
        let ended = unsafe waitpid(child, &status, WNOHANG)
        if ended == child { return ProcessEnd(status: status) }
        return ended < 0 && errno != EINTR ? .notStarted(errno: errno) : nil
    }
}
