/// The draft put back into the prompt, if there is one, and the test for commands.
struct ReturnedLine {
    /// Whether a line is a command.
    var isCommand: (String) -> Bool = { _ in false }
    var draft: ReturnedDraft?

    /// The command after the draft in a submitted line.
    func command(in entered: String) -> String? { draft?.command(in: entered, isCommand) }
}
