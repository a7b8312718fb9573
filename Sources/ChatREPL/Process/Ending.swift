/// How the process is to end.
package enum Ending: Sendable, Hashable {
    case code(ExitCode)
    /// Die by that signal, so that the shell reports 128 plus its number.
    case signal(Int32)

    package static let success = Ending.code(.success)
}
