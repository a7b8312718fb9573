// What this target needs of the system, apart from the terminal.

import ClaudeMessages
package import SystemKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The system's services, as plain functions.
package enum Platform {
    /// The environment variables; one that is no UTF-8 is repaired.
    package static var environment: [String: String] { processEnvironment() }

    package static func exit(_ code: ExitCode) -> Never { _exit(code.rawValue) }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Opens /dev/null on closed standard descriptors, so that no file or socket gets their
    /// numbers; returns which were closed.
    package static func occupyClosedDescriptors() -> Set<Int32> {
        var closed: Set<Int32> = []
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
            closed.insert(descriptor)
            // Read-only, so that a write fails.
            _ = unsafe open("/dev/null", O_RDONLY)
        }
        return closed
    }

    /// Sets the size limit of core files to 0: a crash must not write the key to disk.
    package static func forbidCoreFiles() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
        _ = unsafe setrlimit(RLIMIT_CORE, &none)
        #endif
    }

    /// Raises the limit of open files to `wanted` where allowed; returns the limit.
    package static func openFiles(wanting wanted: UInt) -> UInt {
        var limit = rlimit()
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        guard unsafe getrlimit(resource, &limit) == 0 else { return wanted }
        guard limit.rlim_cur < wanted, limit.rlim_max > limit.rlim_cur else {
            return UInt(clamping: limit.rlim_cur)
        }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(wanted))
        _ = unsafe setrlimit(resource, &limit)
        return UInt(clamping: limit.rlim_cur)
    }

    /// The local time of day, `14:32`, for a time in seconds since 1970.
    package static func timeOfDay(at seconds: Double) -> String {
        guard var then = time_t(exactly: seconds.rounded()) else { return "" }
        var fields = unsafe tm()
        guard unsafe localtime_r(&then, &fields) != nil else { return "" }
        let (hour, minute) = unsafe (fields.tm_hour, fields.tm_min)
        return "\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The local day, `2026-11-27`.
    package static func today() -> String { day(at: Double(time(nil))) }

    /// The local day of a time in seconds since 1970.
    package static func day(at seconds: Double) -> String {
        var fields = unsafe tm()
        guard var then = time_t(exactly: seconds.rounded()),
            unsafe localtime_r(&then, &fields) != nil
        else { return "undated" }
        let (year, month, day) = unsafe (fields.tm_year, fields.tm_mon, fields.tm_mday)
        let parts = [Int(year) + 1900, Int(month) + 1, Int(day)]
        return parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: "-")
    }

    package static func errorText(_ number: Int32) -> String { ErrorNumber.words(number) }

    /// The result of reading a file that may hold a key.
    package enum FileResult: Sendable {
        case text(String)
        case missing
        /// The file was not read; the reason follows its path in a sentence.
        case refused(String)
    }

    /// In bytes; a larger file is refused.
    private static let longestFile = 1 << 20

    /// Reads a file that this user owns and that no other can read; refuses any other.
    package static func readPrivateFile(_ path: String) -> FileResult {
        do throws(PrivateFile.Problem) {
            let bytes = try PrivateFile.read(path, limit: longestFile)
            return .text(String(decoding: bytes, as: UTF8.self))
        } catch {
            switch error {
            case .missing: return .missing
            case .notRegular: return .refused("is not a regular file")
            case .notOurs: return .refused("belongs to someone else and is not used")
            case .openToOthers:
                return .refused("can be read by others and is not used: chmod 600 it")
            case .tooLong: return .refused("is larger than 1 MiB")
            case .failed(let number): return .refused("cannot be read: \(errorText(number))")
            }
        }
    }

    /// Reads a pipe that a shell passes as a path, `<(pass show key)`; nil where it is not one.
    package static func readInheritedPipe(_ path: String) -> FileResult? {
        guard let pipe = InheritedPipe.descriptor(path) else { return nil }
        return switch readAll(pipe, limit: longestFile, stillWaiting: {}) {
        case .success(let bytes): .text(String(decoding: bytes, as: UTF8.self))
        case .failure(.tooLong): .refused("is larger than 1 MiB")
        case .failure(.failed(let number)): .refused("cannot be read: \(errorText(number))")
        }
    }

    /// Whether the path is not a regular file: reading a pipe, for instance, may never end.
    package static func isStrange(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG
    }

    /// The mode of a file and its size in bytes, as stat(2) gives them.
    package struct FileFacts: Sendable, Hashable {
        /// The permission bits.
        package let mode: UInt32
        package let size: Int
    }

    /// Nil where stat(2) fails.
    package static func fileFacts(_ path: String) -> FileFacts? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        return FileFacts(mode: UInt32(facts.st_mode & 0o777), size: Int(facts.st_size))
    }

    /// Whether this user can read it.
    package static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

    package static let fileExists = ErrorNumber.exists

    /// Writes a file that must not exist yet; returns 0 or errno.
    package static func writeNewFile(_ path: String, _ bytes: [UInt8]) -> Int32 {
        do throws(OutputError) {
            try NewFile.write(path, bytes)
            return 0
        } catch {
            return error.number
        }
    }

    /// Reads up to `limit` bytes to the end; calls `stillWaiting` once after 3 s without any.
    package static func readAll(
        _ descriptor: Int32, limit: Int, stillWaiting: () -> Void
    ) -> Result<[UInt8], Descriptors.ReadFailure> {
        Descriptors.readAll(descriptor, limit: limit, stillWaiting: stillWaiting)
    }
}

extension Platform {
    /// Opens the controlling terminal, `/dev/tty`; nil where there is none.
    package static func openTerminal() -> Int32? {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
        return terminal >= 0 ? terminal : nil
    }
}

extension Platform {
    /// The keyring program of this system.
    #if canImport(Darwin)
    package static let keyring = KeyringProgram.security
    #else
    package static let keyring = KeyringProgram.secretTool
    #endif
}

extension Platform {
    /// The most entries that are read of a folder.
    private static let mostEntries = 10_000

    /// The entries of a folder; none where it cannot be read.
    package static func list(_ path: String) -> [Folder.Entry] {
        Folder.entries(of: path, atMost: mostEntries)
    }
}
