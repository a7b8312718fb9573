#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The door to files that may have been there before us: a regular file is opened, whatever else
/// stands in its place (a pipe, a device, a folder) is left alone.
///
/// A symbolic link to a regular file is as good as the file.
package struct RegularFile: Sendable, ~Copyable {
    /// Why there is none to work with.
    package enum Problem: Error, Sendable, Hashable {
        case missing
        case notRegular
        case failed(errno: Int32)
    }

    /// What it is opened for.
    package enum Use: Sendable {
        case reading
        /// Not through a link in its place.
        case readingItself
        /// Reading as well; it is made where there is none, for this user alone.
        case appending

        fileprivate var flags: Int32 {
            switch self {
            case .reading: O_RDONLY
            case .readingItself: O_RDONLY | O_NOFOLLOW
            case .appending: O_RDWR | O_APPEND | O_CREAT
            }
        }
    }

    package let path: String
    package let descriptor: Int32
    /// When it was opened.
    package let size: Int
    /// The user that it belongs to.
    package let owner: UInt32
    /// The permission bits.
    package let mode: UInt32
    /// Under how many names it stands in folders.
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
        // Before it is opened, because opening a device may do something already.
        if unsafe stat(path, &facts) == 0 {
            guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        } else if errno != ENOENT || flags & O_CREAT == 0 {
            throw problem(errno)
        }
        // Not to wait where something else has taken its place since.
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

    /// Belongs to the user that this program runs as.
    package var isOurs: Bool { owner == geteuid() }

    /// Takes from everybody else what they may do with it.
    package func closeToOthers() {
        if mode & 0o077 != 0 { _ = fchmod(descriptor, mode_t(mode & 0o700)) }
    }

    /// The bytes from a place on, at most so many; where it fails, the system's reason.
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
