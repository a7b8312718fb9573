// What this target needs of the system, apart from the terminal.

import ChatTerminal
import ClaudeMessages

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

    /// Occupies standard descriptors that came closed, so that no file or socket takes their
    /// place; returns which they were.
    package static func occupyClosedDescriptors() -> Set<Int32> {
        var closed: Set<Int32> = []
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
            closed.insert(descriptor)
            // Read-only: what is written there by mistake must fail.
            _ = unsafe open("/dev/null", O_RDONLY)
        }
        return closed
    }

    /// A crash must not leave the key in a file.
    package static func forbidCoreFiles() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
        _ = unsafe setrlimit(RLIMIT_CORE, &none)
        #endif
    }

    /// How many files may be open at a time, having asked for at least so many.
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

    /// Seconds since 1970.
    package static func now() -> Double {
        var now = timespec()
        guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return 0 }
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// The local time of day then, `14:32`; in seconds since 1970.
    package static func timeOfDay(at seconds: Double) -> String {
        guard var then = time_t(exactly: seconds.rounded()) else { return "" }
        var fields = unsafe tm()
        guard unsafe localtime_r(&then, &fields) != nil else { return "" }
        let (hour, minute) = unsafe (fields.tm_hour, fields.tm_min)
        return "\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The local day, `2026-11-27`.
    package static func today() -> String {
        var now = time(nil)
        var fields = unsafe tm()
        guard unsafe localtime_r(&now, &fields) != nil else { return "undated" }
        let (year, month, day) = unsafe (fields.tm_year, fields.tm_mon, fields.tm_mday)
        let parts = [Int(year) + 1900, Int(month) + 1, Int(day)]
        return parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: "-")
    }

    package static func errorText(_ number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// What reading a file that may hold a key can give.
    package enum FileResult: Sendable {
        case text(String)
        case missing
        /// It is not what may be read; the reason follows its name in a sentence.
        case refused(String)
    }

    /// Reads a file that nobody else can read; a key in a file that others read is no secret.
    package static func readPrivateFile(_ path: String) -> FileResult {
        do throws(RegularFile.Problem) {
            let file = try RegularFile(path, O_RDONLY)
            guard file.isOurs || file.owner == 0 else {
                return .refused("belongs to someone else and is not used")
            }
            guard file.mode & 0o077 == 0 else {
                return .refused("can be read by others and is not used: chmod 600 it")
            }
            return text(of: file.descriptor)
        } catch {
            switch error {
            case .missing: return .missing
            case .notRegular: return .refused("is not a regular file")
            case .failed(let number): return .refused("cannot be read: \(errorText(number))")
            }
        }
    }

    /// Reads what a shell hands over as a file, `<(pass show key)`: a pipe that is open already,
    /// so that nothing is opened that somebody else may have put there.
    ///
    /// `nil` where the path names no such pipe.
    package static func readInheritedPipe(_ path: String) -> FileResult? {
        guard path.hasPrefix("/dev/fd/"), let number = Int32(path.dropFirst(8)), number > 2 else {
            return nil
        }
        var facts = stat()
        guard unsafe fstat(number, &facts) == 0, facts.st_mode & S_IFMT == S_IFIFO else {
            return nil
        }
        return text(of: number)
    }

    private static func text(of file: Int32) -> FileResult {
        switch readAll(file, limit: 1 << 20, stillWaiting: {}) {
        case .success(let bytes): .text(String(decoding: bytes, as: UTF8.self))
        case .failure(.tooLong): .refused("is larger than 1 MiB")
        case .failure(.failed(let number)): .refused("cannot be read: \(errorText(number))")
        }
    }

    /// Whether there is something other than a regular file, which could be waited for in vain.
    package static func isStrange(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG
    }

    package static let fileExists = EEXIST

    /// Writes a file that must not be there yet; returns 0, or what kept it from that.
    ///
    /// A file that could not be written in full is removed again.
    package static func writeNewFile(_ path: String, _ bytes: [UInt8]) -> Int32 {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { return errno }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        let failure = rest.isEmpty ? 0 : errno
        guard close(file) == 0, failure == 0 else {
            let number = failure == 0 ? errno : failure
            _ = unsafe unlink(path)
            return number
        }
        return 0
    }

    package enum ReadFailure: Error {
        case tooLong
        case failed(errno: Int32)
    }

    /// Reads to the end; `stillWaiting` is called once when nothing has come for three seconds.
    package static func readAll(
        _ descriptor: Int32, limit: Int, stillWaiting: () -> Void
    ) -> Result<[UInt8], ReadFailure> {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        var patience: Int32 = 3000
        while true {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&polled, 1, patience) == 0 {
                patience = -1
                stillWaiting()
                continue
            }
            let count = unsafe read(descriptor, &piece, piece.count)
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return .failure(.failed(errno: errno))
            }
            guard count > 0 else { return .success(bytes) }
            patience = -1
            bytes += piece[..<count]
            guard bytes.count <= limit else { return .failure(.tooLong) }
        }
    }
}

extension Platform {
    /// The terminal the program was started from, when standard input is something else.
    package static func openTerminal() -> Int32? {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
        return terminal >= 0 ? terminal : nil
    }
}

extension Platform {
    /// More entries are not offered.
    private static let mostEntries = 10_000

    /// The entries of a folder; none where it cannot be read.
    package static func list(_ path: String) -> [FolderEntry] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var entries: [FolderEntry] = []
        while entries.count < mostEntries, let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            guard name != ".", name != ".." else { continue }
            var facts = stat()
            let isKnown = unsafe stat(path + "/" + name, &facts) == 0
            entries.append(
                FolderEntry(name: name, isFolder: isKnown && facts.st_mode & S_IFMT == S_IFDIR))
        }
        return entries
    }
}
