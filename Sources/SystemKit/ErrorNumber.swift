#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The operating system's error numbers (errno) and its messages for them.
package enum ErrorNumber {
    package static let missing = ENOENT
    package static let exists = EEXIST
    package static let busy = EBUSY
    package static let inputOutput = EIO
    /// A full disk, a quota, or a limit on the size of files.
    package static let noSpace: Set = [ENOSPC, EDQUOT, EFBIG]
    /// What may not be written, by its mode, its owner or its file system.
    package static let notAllowed: Set = [EROFS, EACCES, EPERM]
    /// A path leads to another kind of file than it should.
    package static let otherKind: Set = [EEXIST, ELOOP, EISDIR, ENOTDIR, ENXIO]

    package static func words(_ number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }
}
