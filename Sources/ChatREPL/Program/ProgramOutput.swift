/// What a subcommand prints, and the exit code.
package struct ProgramOutput: Sendable, Hashable {
    package var text: String
    package var code = ExitCode.success

    init(_ text: String, code: ExitCode = .success) {
        self.text = text
        self.code = code
    }
}
