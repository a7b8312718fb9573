import SystemKit

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

    /// Adds entries at the end, all or none, on lines of their own even if the last writer died in
    /// the middle.
    package func append(_ entries: some Collection<String>) throws(Failure) {
        let lines = entries.flatMap(Self.encode)
        for _ in 1...3 {
            if try existing() == nil { try makeFolder() }
            let file = try open(.appending)
            // Who holds the lock for longer is no chat. A single write comes through all the same.
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

    /// Makes the folders below the root, for this user alone.
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
            throw Failure(.read, path, errno: error.number)
        }
    }
}
