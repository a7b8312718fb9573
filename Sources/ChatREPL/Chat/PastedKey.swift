import ChatTerminal

/// Detects API keys in messages, which are usually pasted by mistake.
enum PastedKey {
    private static let beginning = Array("sk-ant-".utf8)
    /// The minimum number of key characters after `sk-ant-`.
    private static let shortest = 16

    /// The question before a message with an API key is sent.
    ///
    /// `subject` is the message in rows, empty if it is on the screen already.
    static func choices(about subject: [StyledText]) -> Choices {
        let question = StyledText(
            "there is an API key in this (sk-ant-…); it is kept out of the history",
            style: .bold)
        return Choices(
            StyledText(lines: subject + [question]),
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
