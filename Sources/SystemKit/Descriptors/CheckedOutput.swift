#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes all bytes to standard output or standard error, or throws.
///
/// The process must ignore SIGPIPE to get `brokenPipe`.
package struct CheckedOutput: Sendable {
    package let descriptor: Int32

    package init(descriptor: Int32) { self.descriptor = descriptor }

    package func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    package func write(_ bytes: [UInt8]) throws(OutputError) {
        try write(bytes) {
            Descriptors.waitForRoom(in: descriptor)
            return true
        }
    }

    /// Writes to a non-blocking descriptor; `waitForRoom` returns whether to continue.
    func write(_ bytes: [UInt8], waitForRoom: () -> Bool) throws(OutputError) {
        var start = 0
        while start < bytes.count {
            let (written, failure) = Descriptors.write(bytes[start...], to: descriptor)
            if written > 0 {
                start += written
                continue
            }
            // A write of 0 bytes without an error would loop for ever.
            let reason = written == 0 ? EIO : failure
            switch reason {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK: guard waitForRoom() else { throw .noRoom }
            case EPIPE: throw .brokenPipe
            default: throw .failed(errno: reason)
            }
        }
    }
}
