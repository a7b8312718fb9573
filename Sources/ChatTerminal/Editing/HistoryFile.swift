#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The history on disk: one escaped entry per line, shared by every running chat.
///
/// Nothing is touched but a regular file of our own, and nothing is waited for longer than
/// `patience`, because the terminal's thread is the one that waits.
package struct HistoryFile: Sendable, Hashable {
    /// What could not be done, and the system's reason.
    package struct Failure: Error, Sendable, Hashable {
        package enum Step: Sendable {
            /// The folder that must be there is not.
            case home
            /// It is not a regular file.
            case kind
            /// It, or its folder, belongs to someone else.
            case owner
            case folder, open, read, write
        }
        package let step: Step
        /// Where it failed.
        package let path: String
        package let errno: Int32

        package init(_ step: Step, _ path: String, errno: Int32 = 0) {
            self.step = step
            self.path = path
            self.errno = errno
        }
    }

    package let path: String
    /// The folder that is not made: folders are made below it.
    package let root: String
    private let capacity: Int

    package init(path: String, below root: String, capacity: Int = 5_000) {
        self.path = path
        self.root = root
        self.capacity = max(1, capacity)
    }

    /// What a history may take on disk and in memory, in bytes; of a larger file the end is read.
    static let longestFile = 4 << 20

    /// How long another chat is waited for, which needs a few milliseconds.
    private static let patience: Duration = .milliseconds(100)

    /// Reads the newest entries and, when the file has grown far past its capacity, rewrites it.
    package func load() throws(Failure) -> LineHistory {
        guard let file = try existing() else { return LineHistory(capacity: capacity) }
        let isLocked = Self.lock(file.descriptor)
        let lines = try lastLines(of: file)
        let entries = lines.suffix(capacity).compactMap { Self.decode($0) }
        let history = LineHistory(entries, capacity: capacity)
        let isGrown = file.size > Self.longestFile * 2 || lines.count > capacity * 2
        if isGrown, isLocked, file.links == 1 { replace(file, with: history.entries) }
        return history
    }

    /// Adds entries at the end, all or none, on lines of their own even if the last writer died in
    /// the middle.
    package func append(_ entries: some Collection<String>) throws(Failure) {
        let lines = entries.flatMap(Self.encode)
        for _ in 1...3 {
            if try existing() == nil { try makeFolder() }
            let file = try open(O_RDWR | O_APPEND | O_CREAT)
            // Who holds the lock for longer is no chat. A single write comes through all the same.
            let isLocked = Self.lock(file.descriptor)
            guard isCurrent(file.descriptor) else { continue }
            try add(lines, to: file.descriptor, mayUndo: isLocked)
            if isLocked || isCurrent(file.descriptor) { return }
        }
        throw Failure(.open, path, errno: EBUSY)
    }

    // MARK: - Opening

    private func existing() throws(Failure) -> RegularFile? {
        do throws(Failure) {
            return try open(O_RDONLY)
        } catch {
            guard error.step == .open, error.errno == ENOENT else { throw error }
            guard Self.isFolder(root) else { throw Failure(.home, root) }
            return nil
        }
    }

    private func open(_ flags: Int32) throws(Failure) -> RegularFile {
        let file: RegularFile
        do throws(RegularFile.Problem) {
            file = try RegularFile(path, flags)
        } catch {
            switch error {
            case .missing: throw Failure(.open, path, errno: ENOENT)
            case .notRegular: throw Failure(.kind, path)
            case .failed(let number): throw Failure(.open, path, errno: number)
            }
        }
        guard file.isOurs else { throw Failure(.owner, path) }
        if file.mode & 0o077 != 0 { _ = fchmod(file.descriptor, mode_t(file.mode & 0o700)) }
        return file
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// Makes the folders below the root, for this user alone.
    private func makeFolder() throws(Failure) {
        let names = path.dropFirst(root.count).split(separator: "/").dropLast()
        var folder = root == "/" ? "" : root
        for name in names {
            folder += "/" + name
            if Self.isFolder(folder) { continue }
            if unsafe mkdir(folder, 0o700) == 0 {
                _ = unsafe chmod(folder, 0o700)
                continue
            }
            let reason = errno
            // Another chat may have been faster.
            guard Self.isFolder(folder) else { throw Failure(.folder, folder, errno: reason) }
        }
        // A file of ours in a folder of somebody else's would be in that person's way.
        var facts = stat()
        guard unsafe stat(folder, &facts) != 0 || [geteuid(), 0].contains(facts.st_uid) else {
            throw Failure(.owner, folder)
        }
    }

    /// Whether the lock could be had; there are file systems without locks.
    private static func lock(_ file: Int32) -> Bool {
        let deadline = ContinuousClock.now + patience
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                return false
            }
            _ = Descriptors.wait(for: [], until: .now + .milliseconds(2))
        }
        return true
    }

    /// Whether the path still leads there: another may have moved a compacted file over it.
    private func isCurrent(_ file: Int32) -> Bool {
        var opened = stat()
        var named = stat()
        return unsafe fstat(file, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    // MARK: - Reading

    /// The lines at the end; the first is whole.
    private func lastLines(
        of file: borrowing RegularFile
    ) throws(Failure) -> [ArraySlice<UInt8>] {
        let limit = Self.longestFile + 1
        let start = max(0, file.size - limit)
        do throws(OutputError) {
            let bytes = try file.read(from: start, atMost: limit)
            var rest = bytes[...]
            if start > 0 { rest = rest.drop { $0 != 0x0A } }
            return rest.split(separator: 0x0A)
        } catch {
            throw Failure(.read, path, errno: Self.errorNumber(error))
        }
    }

    private static func errorNumber(_ error: OutputError) -> Int32 {
        switch error {
        case .brokenPipe: EPIPE
        case .failed(let number): number
        }
    }

    // MARK: - Writing

    /// Writes all of it, or takes back what was written; without the lock that could take back
    /// what another wrote.
    private func add(_ lines: [UInt8], to file: Int32, mayUndo: Bool) throws(Failure) {
        let end = lseek(file, 0, SEEK_END)
        let separator: [UInt8] = Self.endsInsideLine(file) ? [0x0A] : []
        do throws(OutputError) {
            try OutputDoor(descriptor: file).write(separator + lines)
        } catch {
            if mayUndo, end >= 0 { _ = ftruncate(file, end) }
            throw Failure(.write, path, errno: Self.errorNumber(error))
        }
    }

    private static func endsInsideLine(_ file: Int32) -> Bool {
        guard lseek(file, -1, SEEK_END) >= 0 else { return false }
        guard case .bytes(let last) = Descriptors.read(file, atMost: 1) else { return false }
        return last != [0x0A]
    }

    /// Writes a new file beside the old one and moves it over, so that no crash loses the old.
    ///
    /// Where it fails the old one stays. A link is followed, for it is to stay as well.
    private func replace(_ file: borrowing RegularFile, with entries: [String]) {
        guard let target = Self.resolved(path) else { return }
        let temporary = target + ".new"
        // One that a crash has left; nobody else is at it while the lock is held.
        unsafe unlink(temporary)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let new = Self.systemOpen(temporary, flags)
        guard new >= 0 else { return }
        defer { Descriptors.close(new) }
        let isWritten =
            (try? OutputDoor(descriptor: new).write(entries.flatMap(Self.encode))) != nil
        var now = stat()
        // What somebody has added without the lock is not to be lost.
        guard isWritten, fsync(new) == 0, isCurrent(file.descriptor),
            unsafe fstat(file.descriptor, &now) == 0, Int(now.st_size) == file.size,
            unsafe rename(temporary, target) == 0
        else {
            unsafe unlink(temporary)
            return
        }
    }

    private static func systemOpen(_ path: String, _ flags: Int32) -> Int32 {
        #if canImport(Glibc)
        unsafe Glibc.open(path, flags, 0o600)
        #else
        unsafe Darwin.open(path, flags, 0o600)
        #endif
    }

    /// The path without symbolic links.
    private static func resolved(_ path: String) -> String? {
        guard let name = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(name) }
        return unsafe String(cString: name)
    }
}
