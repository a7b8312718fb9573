import ChatTerminal

/// The chat's styles; text that must be read uses the default foreground.
enum ChatStyle {
    static let prompt = Style(bold: true, color: .cyan)
    static let typed = Style.bold
    /// Remarks of the program.
    static let remark = Style.dim
    /// Output of commands.
    static let output = Style.plain
    /// Names in lists.
    static let name = Style.bold
    static let problem = Style.bold
}
