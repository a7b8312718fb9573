/// What a subcommand prints, and the exit code.
package struct ProgramOutput: Sendable, Hashable {
    package var text: String
    /// Remarks for standard error, which follow the text.
    package var notes: [String]
    package var code = ExitCode.success

    init(_ text: String, notes: [String] = [], code: ExitCode = .success) {
        self.text = text
        self.notes = notes
        self.code = code
    }
}
