#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Where a program lies that is named without a folder.
package enum ProgramPath {
    /// Folders of PATH that depend on where we were started do not count.
    package static func find(_ program: String, in environment: [String: String]) -> String? {
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let paths = folders.filter { $0.hasPrefix("/") }.map { $0 + "/" + program }
        return paths.first { path in
            var facts = stat()
            return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
                && access(path, X_OK) == 0
        }
    }
}
