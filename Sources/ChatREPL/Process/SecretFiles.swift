/// Files that may hold a key.
package enum SecretFiles {
    /// The text of one, which nobody else may read; nil where there is none.
    package static func read(_ path: String) throws(Failure) -> String? {
        guard !["/dev/stdin", "/dev/fd/0", "-"].contains(path) else {
            throw Failure(.usage, "--env-file: standard input belongs to the question")
        }
        return switch Platform.readInheritedPipe(path) ?? Platform.readPrivateFile(path) {
        case .text(let text): text
        case .missing: nil
        case .refused(let reason): throw Failure(.configuration, "\(path) \(reason)")
        }
    }
}
