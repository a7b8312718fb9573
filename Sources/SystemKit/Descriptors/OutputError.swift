#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Why output could not be written.
package enum OutputError: Error, Sendable, Hashable {
    /// Nobody reads any more.
    case brokenPipe
    case failed(errno: Int32)
    /// There was no room, and the program is to end.
    case noRoom

    /// What a terminal gives that has hung up.
    package static let terminalGone = failed(errno: EIO)

    /// The system's number for it.
    package var number: Int32 {
        switch self {
        case .brokenPipe: EPIPE
        case .failed(let number): number
        case .noRoom: EAGAIN
        }
    }
}
