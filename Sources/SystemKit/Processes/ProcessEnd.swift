#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How another program ended, or why it did not start.
package enum ProcessEnd: Sendable, Hashable {
    case exited(Int32)
    case killed(signal: Int32)
    /// No folder of PATH contains the program.
    case notFound
    case notStarted(errno: Int32)
    /// It was ended by this program, at the deadline or on request.
    case ended

    /// From the status of an ended process (waitpid(2)).
    init(status: Int32) {
        let low = status & 0x7F
        self = low == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: low)
    }

    /// Nil while the child runs.
    static func poll(_ child: pid_t) -> ProcessEnd? {
        var status: Int32 = 0
        let ended = unsafe waitpid(child, &status, WNOHANG)
        if ended == child { return ProcessEnd(status: status) }
        return ended < 0 && errno != EINTR ? .notStarted(errno: errno) : nil
    }
}
