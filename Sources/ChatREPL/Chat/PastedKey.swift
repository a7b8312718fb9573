import ChatTerminal

/// Keys of the API in what is typed: whoever pastes one into a chat has most often missed.
enum PastedKey {
    private static let beginning = Array("sk-ant-".utf8)
    /// So much behind the beginning is a key and no talk of keys.
    private static let shortest = 16

    /// What to ask before a text with a key in it is sent.
    ///
    /// `subject` is the text itself, where it is not on the screen already.
    static func choices(about subject: [StyledText]) -> Choices {
        let question = StyledText(
            "there is an API key in this (sk-ant-…); it is kept out of the history",
            style: .bold)
        let lines = subject + [question]
        return Choices(
            lines.dropFirst().reduce(lines[0]) { $0 + "\n" + $1 },
            [Choices.Choice("n", "do not send it"), Choices.Choice("y", "send it all the same")])
    }

    static func isIn(_ text: String) -> Bool {
        var rest = text[...]
        while let offset = String(rest).utf8Offset(of: beginning) {
            rest = Substring(rest.utf8.dropFirst(offset + beginning.count))
            let letters = rest.utf8.prefix(shortest).prefix {
                Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
            if letters.count == shortest { return true }
        }
        return false
    }
}
