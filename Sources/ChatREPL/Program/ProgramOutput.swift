/// What a subcommand prints, and the exit code.
package struct ProgramOutput: Sendable, Hashable {
    package var text: String
    /// Remarks for standard error, which follow the text.
    package var notes: [String]
    package var code = ExitCode.success
    /// Whether the text is lists of two columns, which are fitted to the width of a terminal.
    var isList = false

    /// Lists of two columns, with text between them.
    static func list(_ text: String, code: ExitCode = .success) -> ProgramOutput {
        var output = ProgramOutput(text, code: code)
        output.isList = true
        return output
    }

    init(_ text: String, notes: [String] = [], code: ExitCode = .success) {
        self.text = text
        self.notes = notes
        self.code = code
    }
}
