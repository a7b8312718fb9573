#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file created for writing; fails when the path exists, also as a symbolic link.
package struct NewFile: ~Copyable {
    package let descriptor: Int32

    /// `mode` are the permission bits before the umask is applied.
    package init(_ path: String, mode: UInt32) throws(OutputError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let file = unsafe open(path, flags, mode_t(mode))
        guard file >= 0 else { throw .failed(errno: errno) }
        descriptor = file
    }

    deinit { Descriptors.close(descriptor) }

    package func write(_ bytes: [UInt8]) throws(OutputError) {
        try CheckedOutput(descriptor: descriptor).write(bytes)
    }

    /// Waits until the data is on the disk; false when the system cannot confirm it.
    func sync() -> Bool { fsync(descriptor) == 0 }

    /// Creates a file with these bytes; a partly written one is removed.
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

    /// Closes the file; some file systems report a full disk only here.
    private consuming func finish() throws(OutputError) {
        let file = descriptor
        discard self
        guard Descriptors.close(file) else { throw .failed(errno: errno) }
    }
}
