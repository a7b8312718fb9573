/// What a shell hands over as a file, `<(pass show key)`: a pipe that is open already, so that
/// nothing is opened that somebody else may have put there.
package enum InheritedPipe {
    /// `nil` where the path names no such pipe.
    package static func descriptor(_ path: String) -> Int32? {
        guard path.hasPrefix("/dev/fd/"), let number = Int32(path.dropFirst(8)), number > 2,
            Descriptors.isPipe(number)
        else { return nil }
        return number
    }
}
