import SystemKit

/// The database's file: made for this user alone, and never through a symbolic link.
struct DatabaseFile: Sendable {
    /// Its path without symbolic links.
    let path: String
    /// Its header says that its last user wrote a write-ahead log.
    let hasLog: Bool
    /// Such a log is there, with changes that are not in the file yet.
    let isLogFull: Bool

    /// Whether anything lies there.
    static func exists(_ path: String) -> Bool { NamedFile(path) != nil }

    /// The folder of the file, or where that is missing the nearest one that will hold it.
    static func folder(of place: DatabasePlace) -> String {
        var path = place.file[...]
        repeat {
            path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        } while path.count > place.root.count && !Folder.exists(String(path))
        return String(path)
    }

    /// Why a missing file cannot be made, as far as that is seen without making it.
    static func obstacle(to place: DatabasePlace) -> DatabaseError? {
        guard !exists(place.file) else { return nil }
        let folder = folder(of: place)
        guard Folder.exists(folder) else { return DatabaseError(errno: ErrorNumber.missing) }
        guard Folder.isWritable(folder) else { return .readOnly }
        let next = folder + "/" + place.file.dropFirst(folder.count + 1).prefix { $0 != "/" }
        let isLast = next == place.file
        return NamedFile(next) == nil && (!isLast || PrivateFolder.isOurs(folder)) ? nil : .strange
    }

    /// Whether a rollback journal would be new to it: it is missing, or was used with a log.
    static func wouldLeaveLog(_ place: DatabasePlace) -> Bool {
        guard exists(place.file) else { return true }
        guard let file = try? opened(place.file) else { return false }
        return (try? header(of: file).hasLog) ?? false
    }

    /// Finds the file, or makes it and its folders.
    ///
    /// What is not a database of this program is refused before SQLite opens it: opening could
    /// already carry out its journal.
    init(_ place: DatabasePlace) throws(DatabaseError) {
        try Self.makeFolder(place)
        guard let end = place.file.lastIndex(of: "/"),
            let folder = RealPath.of(String(place.file[..<end]))
        else { throw .strange }
        path = folder + place.file[end...]
        if !Self.exists(path) { try Self.create(path, in: folder) }
        for end in Self.ends {
            guard let file = NamedFile(path + end) else { continue }
            guard file.isRegular, file.isOurs else { throw .strange }
        }
        let file = try Self.opened(path)
        let header = try Self.header(of: file)
        hasLog = header.hasLog
        isLogFull = !Self.isEmpty(path + "-wal")
        // A journal may have to be rolled back first.
        if Self.isEmpty(path + "-journal") { try header.check(isWhole: !isLogFull) }
        file.closeToOthers()
    }

    private static func isEmpty(_ path: String) -> Bool { (NamedFile(path)?.size ?? 0) == 0 }

    /// The ends of the names of SQLite's files beside a database.
    private static let ends = ["-wal", "-shm", "-journal"]

    private static func makeFolder(_ place: DatabasePlace) throws(DatabaseError) {
        do throws(PrivateFolder.Problem) {
            try PrivateFolder.make(for: place.file, below: place.root)
        } catch {
            switch error {
            case .notOurs: throw .strange
            case .failed(_, let number): throw DatabaseError(errno: number)
            }
        }
    }

    private static func header(of file: borrowing RegularFile) throws(DatabaseError)
        -> DatabaseHeader
    {
        do throws(OutputError) {
            return DatabaseHeader(try file.read(atMost: DatabaseHeader.length))
        } catch {
            throw DatabaseError(errno: error.number)
        }
    }

    private static func opened(_ path: String) throws(DatabaseError) -> RegularFile {
        do throws(RegularFile.Problem) {
            let file = try RegularFile(path, .readingItself)
            guard file.isOurs else { throw RegularFile.Problem.notRegular }
            return file
        } catch {
            switch error {
            case .missing: throw exists(path) ? .strange : .busy
            case .notRegular: throw .strange
            case .failed(let number): throw DatabaseError(errno: number)
            }
        }
    }

    /// Makes the file; one process at a time, because SQLite's files of a database that was deleted
    /// are removed, which a running chat still uses.
    private static func create(_ path: String, in folder: String) throws(DatabaseError) {
        guard let lock = FolderLock(folder, for: .seconds(1)) else { throw .busy }
        guard !exists(path) else { return }
        for end in ends where NamedFile(path + end)?.isRegular == true { lock.remove(path + end) }
        do throws(OutputError) {
            try NewFile.write(path, [], mode: 0o600)
        } catch {
            guard error.number == ErrorNumber.exists else {
                throw DatabaseError(errno: error.number)
            }
        }
    }
}
