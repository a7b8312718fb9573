#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds a program by its name in PATH.
package enum ProgramPath {
    /// The path of the first executable file; relative folders in PATH are skipped.
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
