/// The pipe of a shell's process substitution, `<(pass show key)`: it is open already, so no path
/// is opened that another user could have replaced.
package enum InheritedPipe {
    /// The descriptor in a path `/dev/fd/N`; nil when it is not an open pipe.
    package static func descriptor(_ path: String) -> Int32? {
        guard path.hasPrefix("/dev/fd/"), let number = Int32(path.dropFirst(8)), number > 2,
            Descriptors.isPipe(number)
        else { return nil }
        return number
    }
}
