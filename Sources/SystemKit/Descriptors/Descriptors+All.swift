#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Reading up to the end of the file.
extension Descriptors {
    package enum ReadFailure: Error {
        case tooLong
        case failed(errno: Int32)
    }

    /// Reads up to the end, at most `limit` bytes; calls `stillWaiting` once if nothing has arrived
    /// after three seconds.
    package static func readAll(
        _ descriptor: Int32, limit: Int, stillWaiting: () -> Void = {}
    ) -> Result<[UInt8], ReadFailure> {
        var bytes: [UInt8] = []
        var patience: Int32 = 3000
        while true {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&polled, 1, patience) == 0 {
                patience = -1
                stillWaiting()
                continue
            }
            switch read(descriptor) {
            case .nothing: continue
            case .failed(let number): return .failure(.failed(errno: number))
            case .end: return .success(bytes)
            case .bytes(let piece):
                patience = -1
                bytes += piece
                guard bytes.count <= limit else { return .failure(.tooLong) }
            }
        }
    }
}
