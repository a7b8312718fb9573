#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An open regular file; a pipe, a device or a folder at the path is refused.
///
/// A symbolic link to a regular file is followed.
package struct RegularFile: Sendable, ~Copyable {
    /// Why the file could not be opened.
    package enum Problem: Error, Sendable, Hashable {
        case missing
        case notRegular
        case failed(errno: Int32)
    }

    /// The access it is opened for.
    package enum Use: Sendable {
        case reading
        /// Reading, but not through a symbolic link.
        case readingItself
        /// Reading and appending; a missing file is created with mode 0600.
        case appending
        /// The same, but not through a symbolic link.
        case appendingItself

        fileprivate var flags: Int32 {
            switch self {
            case .reading: O_RDONLY
            case .readingItself: O_RDONLY | O_NOFOLLOW
            case .appending: O_RDWR | O_APPEND | O_CREAT
            case .appendingItself: O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW
            }
        }
    }

    package let path: String
    package let descriptor: Int32
    /// The size in bytes when it was opened.
    package let size: Int
    /// The owner's user id.
    package let owner: UInt32
    /// The permission bits.
    package let mode: UInt32
    /// The number of hard links.
    package let links: Int

    package init(_ path: String, _ use: Use) throws(Problem) {
        let (descriptor, facts) = try Self.opened(path, use.flags)
        self.path = path
        self.descriptor = descriptor
        size = Int(facts.st_size)
        owner = facts.st_uid
        mode = UInt32(facts.st_mode & 0o777)
        links = Int(facts.st_nlink)
    }

    deinit { Descriptors.close(descriptor) }

    private static func opened(_ path: String, _ flags: Int32) throws(Problem) -> (Int32, stat) {
        var facts = stat()
        // Checked before opening, because opening a device can have side effects.
        if unsafe stat(path, &facts) == 0 {
            guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        } else if errno != ENOENT || flags & O_CREAT == 0 {
            throw problem(errno)
        }
        // O_NONBLOCK: the path may name a pipe by now, whose opening would block.
        let descriptor = unsafe open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
        guard descriptor >= 0 else { throw problem(errno) }
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            Descriptors.close(descriptor)
            throw .notRegular
        }
        return (descriptor, facts)
    }

    private static func problem(_ number: Int32) -> Problem {
        number == ENOENT || number == ENOTDIR ? .missing : .failed(errno: number)
    }

    /// Whether it belongs to the effective user of this process.
    package var isOurs: Bool { owner == geteuid() }

    /// Removes the permissions of the group and of others.
    package func closeToOthers() {
        if mode & 0o077 != 0 { _ = fchmod(descriptor, mode_t(mode & 0o700)) }
    }

    /// Up to `limit` bytes from the offset `start`.
    package func read(from start: Int = 0, atMost limit: Int) throws(OutputError) -> [UInt8] {
        guard lseek(descriptor, off_t(start), SEEK_SET) >= 0 else { throw .failed(errno: errno) }
        var bytes: [UInt8] = []
        while bytes.count < limit {
            switch Descriptors.read(descriptor, atMost: min(64 * 1024, limit - bytes.count)) {
            case .bytes(let more): bytes += more
            case .end: return bytes
            case .nothing: continue
            case .failed(let errno): throw .failed(errno: errno)
            }
        }
        return bytes
    }
}
