import ChatTerminal

/// The few styles of the chat.
enum Look {
    static let prompt = Style(bold: true, color: .cyan)
    static let typed = Style.bold
    static let remark = Style.dim
    static let problem = Style(color: .red)
}
