#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that was not there before: whatever stands in its place, a link too, is left alone.
package struct NewFile: ~Copyable {
    package let descriptor: Int32

    /// `mode` is what others may do with it, as far as the process grants that to any file.
    package init(_ path: String, mode: UInt32) throws(OutputError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let file = unsafe open(path, flags, mode_t(mode))
        guard file >= 0 else { throw .failed(errno: errno) }
        descriptor = file
    }

    deinit { Descriptors.close(descriptor) }

    package func write(_ bytes: [UInt8]) throws(OutputError) {
        try OutputDoor(descriptor: descriptor).write(bytes)
    }

    /// Waits until the disk has it; false where it cannot say so.
    func sync() -> Bool { fsync(descriptor) == 0 }

    /// Writes all of a new file; one that could not be written in full is removed again.
    package static func write(
        _ path: String, _ bytes: [UInt8], mode: UInt32 = 0o666
    ) throws(OutputError) {
        let file = try NewFile(path, mode: mode)
        do throws(OutputError) {
            try file.write(bytes)
            try file.finish()
        } catch {
            _ = unsafe unlink(path)
            throw error
        }
    }

    /// Closes it; on some file systems only this tells that the disk is full.
    private consuming func finish() throws(OutputError) {
        let file = descriptor
        discard self
        guard Descriptors.close(file) else { throw .failed(errno: errno) }
    }
}
