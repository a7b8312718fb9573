import ChatTerminal

/// Detects API keys in messages, which are usually pasted by mistake.
package enum PastedKey {
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

    /// One pass over the bytes: a paste may be long, and hold many beginnings of keys.
    package static func isIn(_ text: String) -> Bool {
        var length = 0
        for byte in text.utf8 {
            if length >= beginning.count {
                length = isInKeys(byte) ? length + 1 : 0
            } else if byte == beginning[length] {
                length += 1
            } else {
                // No other end of the beginning is a start of it.
                length = byte == beginning[0] ? 1 : 0
            }
            if length == beginning.count + shortest { return true }
        }
        return false
    }

    private static func isInKeys(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
