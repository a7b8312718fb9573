/// The characters that stand for our own functions inside libedit.
///
/// Nobody can type U+0080…U+009F (the decoder drops them), so they need no escape prefix and mean
/// the same in emacs and in both vi modes.
enum EditorCode: UInt32, CaseIterable, Sendable {
    case submit = 0x80
    case newline, change
    case backspace, delete, left, right
    case up, down
    case lineStart, lineEnd
    case undo
    case wordLeft, wordRight
    /// Ends what an ESC began in vi mode, where a lone ESC would wait for a second character.
    case nothing = 0x9F
}

/// What is bound in libedit after the person's `.editrc` was read.
enum EditorBindings {
    typealias Binding = (key: String, command: String)

    static let function = "chat-key"

    /// Our codes, and no command that prompts by itself.
    ///
    /// Those read keys on their own, see no Ctrl-C, or hand half a line to another program.
    private static var common: [Binding] {
        EditorCode.allCases.map { code in
            let command =
                switch code {
                case .wordLeft: "ed-prev-word"
                case .wordRight: "em-next-word"
                default: function
                }
            return (octal(code), command)
        } + disabled(["^S", "^R", "^V", "^Q"])
    }

    static var emacs: [Binding] { common + disabled(["\\ex", "\\eX"]) }

    /// Nothing with an ESC: it would make ESC wait for a second character.
    static var viInsert: [Binding] { common }

    static var viCommand: [Binding] {
        common + disabled([":", "/", "?", "v", "n", "N", "G", "+", "-", "_"])
            + [("j", function), ("k", function)]
    }

    private static func disabled(_ keys: [String]) -> [Binding] {
        keys.map { ($0, "ed-unassigned") }
    }

    private static func octal(_ code: EditorCode) -> String {
        "\\" + String(code.rawValue, radix: 8)
    }
}
