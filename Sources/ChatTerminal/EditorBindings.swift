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

    /// Our codes, and no command that prompts by itself: those wait for keys with a reader of
    /// their own, see no Ctrl-C, or hand half a line to another program.
    static var all: [Binding] {
        EditorCode.allCases.map { code in
            let command =
                switch code {
                case .wordLeft: "ed-prev-word"
                case .wordRight: "em-next-word"
                default: function
                }
            return (octal(code), command)
        } + ["\\ex", "\\eX", "^S", "^R", "^V", "^Q"].map { ($0, "ed-unassigned") }
    }

    /// The same in vi's command map.
    static var viCommand: [Binding] {
        all.filter { !$0.key.hasPrefix("\\e") }
            + [":", "/", "?", "v", "n", "N", "G", "+", "-", "_"].map { ($0, "ed-unassigned") }
            + [("j", "chat-key"), ("k", "chat-key")]
    }

    private static func octal(_ code: EditorCode) -> String {
        "\\" + String(code.rawValue, radix: 8)
    }
}
