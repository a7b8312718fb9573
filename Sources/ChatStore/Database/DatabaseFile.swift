import SystemKit

/// The database's file: made for this user alone, and never through a symbolic link.
enum DatabaseFile {
    static func exists(_ path: String) -> Bool {
        RealPath.of(path) != nil
    }

    /// Makes the file and its folders if they are missing; returns its path without symbolic links.
    static func made(_ place: DatabasePlace) throws(DatabaseError) -> String {
        try makeFolder(place)
        guard let end = place.file.lastIndex(of: "/"),
            let folder = RealPath.of(String(place.file[..<end]))
        else { throw .strange }
        let path = folder + place.file[end...]
        if try !isOurs(path) { try create(path) }
        return path
    }

    private static func makeFolder(_ place: DatabasePlace) throws(DatabaseError) {
        do throws(PrivateFolder.Problem) {
            try PrivateFolder.make(for: place.file, below: place.root)
        } catch {
            switch error {
            case .notOurs: throw .strange
            case .failed(_, let number): throw .failed(errno: number)
            }
        }
    }

    /// False when it is missing.
    private static func isOurs(_ path: String) throws(DatabaseError) -> Bool {
        do throws(RegularFile.Problem) {
            let file = try RegularFile(path, .readingItself)
            guard file.isOurs else { throw RegularFile.Problem.notRegular }
            file.closeToOthers()
            return true
        } catch {
            switch error {
            case .missing: return false
            case .notRegular: throw .strange
            case .failed(let number): throw .failed(errno: number)
            }
        }
    }

    private static func create(_ path: String) throws(DatabaseError) {
        do throws(OutputError) {
            try NewFile.write(path, [], mode: 0o600)
        } catch {
            // Another process may have created it meanwhile.
            guard error.number == ErrorNumber.exists, try isOurs(path) else {
                throw .failed(errno: error.number)
            }
        }
    }
}
