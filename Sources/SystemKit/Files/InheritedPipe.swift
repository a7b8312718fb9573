#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What a shell hands over as a file, `<(pass show key)`: a pipe that is open already, so that
/// nothing is opened that somebody else may have put there.
package enum InheritedPipe {
    /// `nil` where the path names no such pipe.
    package static func descriptor(_ path: String) -> Int32? {
        guard path.hasPrefix("/dev/fd/"), let number = Int32(path.dropFirst(8)), number > 2 else {
            return nil
        }
        var facts = stat()
        guard unsafe fstat(number, &facts) == 0, facts.st_mode & S_IFMT == S_IFIFO else {
            return nil
        }
        return number
    }
}
