import SystemKit

/// The history on disk: one escaped entry per line, shared by all running chats.
///
/// Only a regular file of the current user is touched. A lock is waited for at most `patience`,
/// because it blocks the terminal's thread.
package struct HistoryFile: Sendable, Hashable {
    /// The step that failed, and the system's error number.
    package struct Failure: Error, Sendable, Hashable {
        package enum Step: Sendable {
            /// The root folder does not exist.
            case home
            /// The path is not a regular file.
            case kind
            /// The file or its folder belongs to another user.
            case owner
            case folder, open, read, write
        }
        package let step: Step
        /// The path at which it failed.
        package let path: String
        package let errno: Int32

        package init(_ step: Step, _ path: String, errno: Int32 = 0) {
            self.step = step
            self.path = path
            self.errno = errno
        }
    }

    package let path: String
    /// The existing folder below which missing folders are created.
    package let root: String
    private let capacity: Int

    package init(path: String, below root: String, capacity: Int = 5_000) {
        self.path = path
        self.root = root
        self.capacity = max(1, capacity)
    }

    /// In bytes; of a larger file only the end is read.
    static let longestFile = 4 << 20

    /// How long to wait for another chat's lock, which is held for a few milliseconds.
    private static let patience: Duration = .milliseconds(100)

    /// Reads the newest entries; rewrites the file if it is over twice its capacity.
    package func load() throws(Failure) -> LineHistory {
        guard let file = try existing() else { return LineHistory(capacity: capacity) }
        let isLocked = file.lock(for: Self.patience)
        let lines = try lastLines(of: file)
        let entries = lines.suffix(capacity).compactMap { Self.decode($0) }
        let history = LineHistory(entries, capacity: capacity)
        let isGrown = file.size > Self.longestFile * 2 || lines.count > capacity * 2
        if isGrown, isLocked, file.links == 1 {
            try? file.replace(with: history.entries.flatMap(Self.encode), mode: 0o600)
        }
        return history
    }

    /// Appends entries, all or none.
    ///
    /// They begin on a new line even if the last writer was killed in the middle of one.
    package func append(_ entries: some Collection<String>) throws(Failure) {
        let lines = entries.flatMap(Self.encode)
        for _ in 1...3 {
            if try existing() == nil { try makeFolder() }
            let file = try open(.appending)
            // Another program may hold the lock for longer; a single append is atomic without it.
            let isLocked = file.lock(for: Self.patience)
            guard file.isCurrent else { continue }
            do throws(OutputError) {
                try file.append(lines: lines, mayUndo: isLocked)
            } catch {
                throw Failure(.write, path, errno: error.number)
            }
            if isLocked || file.isCurrent { return }
        }
        throw Failure(.open, path, errno: ErrorNumber.busy)
    }

    /// All entries, also those too old to be loaded.
    package func all() throws(Failure) -> [String] {
        guard let file = try existing() else { return [] }
        return try lines(of: file, from: 0).compactMap { Self.decode($0) }
    }

    /// Removes entries, of all; the others stay as they are.
    package func remove(where isRemoved: (String) -> Bool) throws(Failure) {
        guard let file = try existing() else { return }
        guard file.lock(for: Self.patience) else {
            throw Failure(.open, path, errno: ErrorNumber.busy)
        }
        let lines = try lines(of: file, from: 0)
        let rest = lines.filter { line in Self.decode(line).map { !isRemoved($0) } ?? true }
        guard rest.count < lines.count else { return }
        do throws(OutputError) {
            try file.replace(with: rest.flatMap { $0 + [0x0A] }, mode: 0o600)
        } catch {
            throw Failure(.write, path, errno: error.number)
        }
    }

    // MARK: - Opening

    private func existing() throws(Failure) -> RegularFile? {
        do throws(Failure) {
            return try open(.reading)
        } catch {
            guard error.step == .open, error.errno == ErrorNumber.missing else { throw error }
            guard Folder.exists(root) else { throw Failure(.home, root) }
            return nil
        }
    }

    private func open(_ use: RegularFile.Use) throws(Failure) -> RegularFile {
        let file: RegularFile
        do throws(RegularFile.Problem) {
            file = try RegularFile(path, use)
        } catch {
            switch error {
            case .missing: throw Failure(.open, path, errno: ErrorNumber.missing)
            case .notRegular: throw Failure(.kind, path)
            case .failed(let number): throw Failure(.open, path, errno: number)
            }
        }
        guard file.isOurs else { throw Failure(.owner, path) }
        file.closeToOthers()
        return file
    }

    /// Creates the folders below the root, with access for this user only.
    private func makeFolder() throws(Failure) {
        do throws(PrivateFolder.Problem) {
            try PrivateFolder.make(for: path, below: root)
        } catch {
            switch error {
            case .notOurs(let folder): throw Failure(.owner, folder)
            case .failed(let folder, let number): throw Failure(.folder, folder, errno: number)
            }
        }
    }

    // MARK: - Reading

    /// The complete lines at the end of the file.
    private func lastLines(
        of file: borrowing RegularFile
    ) throws(Failure) -> [ArraySlice<UInt8>] {
        try lines(of: file, from: max(0, file.size - Self.longestFile - 1))
    }

    /// The complete lines from there on.
    private func lines(
        of file: borrowing RegularFile, from start: Int
    ) throws(Failure) -> [ArraySlice<UInt8>] {
        do throws(OutputError) {
            let bytes = try file.read(from: start, atMost: max(0, file.size - start))
            var rest = bytes[...]
            if start > 0 { rest = rest.drop { $0 != 0x0A } }
            return rest.split(separator: 0x0A)
        } catch {
            throw Failure(.read, path, errno: error.number)
        }
    }
}
