/// Files that may hold a key.
package enum SecretFiles {
    /// The text of a file that no other user can read, or of an inherited pipe; nil without one.
    package static func read(_ path: String) throws(Failure) -> String? {
        guard !["/dev/stdin", "/dev/fd/0", "-"].contains(path) else {
            throw Failure(.usage, "--env-file: standard input belongs to the question")
        }
        return try text(Platform.readInheritedPipe(path) ?? Platform.readPrivateFile(path), path)
    }

    /// The same for a file only, not for an inherited pipe.
    static func kept(_ path: String) throws(Failure) -> String? {
        try text(Platform.readPrivateFile(path), path)
    }

    private static func text(
        _ result: Platform.FileResult, _ path: String
    ) throws(Failure) -> String? {
        switch result {
        case .text(let text): return text
        case .missing: return nil
        case .refused(let reason): throw Failure(.configuration, "\(path) \(reason)")
        }
    }
}
