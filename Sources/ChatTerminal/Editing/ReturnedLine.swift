/// A draft that the program has put back into the prompt, if there is one, and what is a command.
struct ReturnedLine {
    /// Whether a line runs something.
    var isCommand: (String) -> Bool = { _ in false }
    var draft: ReturnedDraft?

    /// The command that stands behind the draft in what was entered.
    func command(in entered: String) -> String? { draft?.command(in: entered, isCommand) }
}
