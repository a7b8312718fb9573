#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Why output could not be written.
package enum OutputError: Error, Sendable, Hashable {
    /// The reading end is closed (EPIPE).
    case brokenPipe
    case failed(errno: Int32)
    /// The output took no bytes in time, and a signal has asked the program to end.
    case noRoom

    /// The error of a terminal that has hung up.
    package static let terminalGone = failed(errno: EIO)

    /// The errno value.
    package var number: Int32 {
        switch self {
        case .brokenPipe: EPIPE
        case .failed(let number): number
        case .noRoom: EAGAIN
        }
    }
}
