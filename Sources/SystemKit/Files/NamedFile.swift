#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What lies at a path, without following a symbolic link and without opening it.
package struct NamedFile: Sendable, Hashable {
    /// A regular file: no link, folder, pipe, socket or device.
    package let isRegular: Bool
    /// It belongs to the effective user of this process.
    package let isOurs: Bool
    package let size: Int

    /// Nil where nothing lies, also where the folder is missing.
    package init?(_ path: String) {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        isRegular = facts.st_mode & S_IFMT == S_IFREG
        isOurs = facts.st_uid == geteuid()
        size = Int(facts.st_size)
    }
}
