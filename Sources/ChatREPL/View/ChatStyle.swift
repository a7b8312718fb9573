import ChatTerminal

/// The few styles of the chat: what must be read stands in the terminal's own colour.
enum ChatStyle {
    static let prompt = Style(bold: true, color: .cyan)
    static let typed = Style.bold
    /// What the program says by the way.
    static let remark = Style.dim
    /// What a command was asked for.
    static let output = Style.plain
    /// Names in a list of what there is.
    static let name = Style.bold
    static let problem = Style.bold
}
