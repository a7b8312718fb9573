#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The history on disk: one escaped entry per line, shared by every running chat.
///
/// Entries are appended under a lock; the file is private, whatever the umask.
package struct HistoryFile: Sendable, Hashable {
    /// What could not be done, and the system's reason.
    package struct Failure: Error, Sendable, Hashable {
        package enum Step: String, Sendable { case folder, open, lock, read, write, rename }
        package let step: Step
        package let errno: Int32

        package init(step: Step, errno: Int32) {
            self.step = step
            self.errno = errno
        }
    }

    package let path: String
    private let capacity: Int

    package init(path: String, capacity: Int = 5_000) {
        self.path = path
        self.capacity = max(1, capacity)
    }

    /// Reads all entries and, when the file has grown far past its capacity, rewrites it.
    package func load() throws(Failure) -> LineHistory {
        guard unsafe access(path, F_OK) == 0 else { return LineHistory(capacity: capacity) }
        return try withLockedFile(flags: O_RDWR) { file throws(Failure) in
            let bytes = try Self.readAll(file)
            let lines = bytes.split(separator: 0x0A)
            let isGrown = lines.count > capacity * 2 || bytes.count > Self.longestFile * 2
            let entries = Self.newest(lines.suffix(capacity)).compactMap { Self.decode($0) }
            let history = LineHistory(entries, capacity: capacity)
            if isGrown { try replace(with: history.entries) }
            return history
        }
    }

    /// What a history may take on disk and in memory, in bytes.
    static let longestFile = 4 << 20

    /// As many of the last lines as fit.
    private static func newest(_ lines: ArraySlice<ArraySlice<UInt8>>) -> ArraySlice<
        ArraySlice<UInt8>
    > {
        var size = 0
        return lines.suffix(
            lines.reversed().prefix { line in
                size += line.count + 1
                return size <= longestFile
            }.count)
    }

    /// Adds one entry at the end, on a line of its own even if the last writer died in the middle.
    package func append(_ entry: String) throws(Failure) {
        try makeFolder()
        try withLockedFile(flags: O_RDWR | O_APPEND | O_CREAT) { file throws(Failure) in
            let separator: [UInt8] = Self.endsInsideLine(file) ? [0x0A] : []
            try Self.write(separator + Self.encode(entry), to: file)
        }
    }

    private static func endsInsideLine(_ file: Int32) -> Bool {
        guard lseek(file, -1, SEEK_END) >= 0 else { return false }
        guard case .bytes(let last) = Descriptors.read(file, atMost: 1) else { return false }
        return last != [0x0A]
    }

    // MARK: - Entries as lines

    /// Backslash, newline and CR are escaped, so that every entry is one line.
    static func encode(_ entry: String) -> [UInt8] {
        var line: [UInt8] = []
        for byte in entry.utf8 {
            switch byte {
            case 0x5C: line += [0x5C, 0x5C]
            case 0x0A: line += [0x5C, UInt8(ascii: "n")]
            case 0x0D: line += [0x5C, UInt8(ascii: "r")]
            default: line.append(byte)
            }
        }
        return line + [0x0A]
    }

    /// The entry of a line, or nil if the line is damaged.
    static func decode(_ line: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in line {
            guard isEscaped else {
                if byte == 0 { return nil }
                if byte == 0x5C { isEscaped = true } else { bytes.append(byte) }
                continue
            }
            isEscaped = false
            switch byte {
            case 0x5C: bytes.append(0x5C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            default: return nil
            }
        }
        return isEscaped ? nil : String(validating: bytes, as: UTF8.self)
    }

    // MARK: - The file

    private func makeFolder() throws(Failure) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        guard !parts.isEmpty else { return }
        var folder = ""
        for (index, part) in parts.enumerated() {
            folder += (index == 0 ? "" : "/") + part
            if unsafe folder.isEmpty || access(folder, F_OK) == 0 { continue }
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw Failure(step: .folder, errno: errno)
            }
            _ = unsafe chmod(folder, 0o700)
        }
    }

    private func withLockedFile<Result>(
        flags: Int32, _ body: (Int32) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        while true {
            let file = unsafe open(path, flags | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw Failure(step: .open, errno: errno) }
            defer { Descriptors.close(file) }
            _ = fchmod(file, 0o600)
            while flock(file, LOCK_EX) != 0 {
                guard errno == EINTR else { throw Failure(step: .lock, errno: errno) }
            }
            // While this one waited, another may have moved a compacted file over it.
            if isCurrent(file) { return try body(file) }
        }
    }

    private func isCurrent(_ file: Int32) -> Bool {
        var opened = stat()
        var named = stat()
        return unsafe fstat(file, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    private static func readAll(_ file: Int32) throws(Failure) -> [UInt8] {
        var all: [UInt8] = []
        while true {
            switch Descriptors.read(file) {
            case .bytes(let bytes): all += bytes
            case .end: return all
            case .nothing: continue
            case .failed(let errno): throw Failure(step: .read, errno: errno)
            }
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(Failure) {
        do throws(OutputError) {
            try OutputDoor(descriptor: file).write(bytes)
        } catch {
            switch error {
            case .brokenPipe: throw Failure(step: .write, errno: EPIPE)
            case .failed(let errno): throw Failure(step: .write, errno: errno)
            }
        }
    }

    /// Writes a new file beside the old one and moves it over, so that no crash loses the old.
    private func replace(with entries: [String]) throws(Failure) {
        let temporary = "\(path).\(getpid()).new"
        let file = unsafe open(
            temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Failure(step: .open, errno: errno) }
        defer { Descriptors.close(file) }
        try Self.write(entries.flatMap(Self.encode), to: file)
        guard fsync(file) == 0, unsafe rename(temporary, path) == 0 else {
            let reason = errno
            unsafe unlink(temporary)
            throw Failure(step: .rename, errno: reason)
        }
    }
}
