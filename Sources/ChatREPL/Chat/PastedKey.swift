import ChatKit
import ChatTerminal

/// Detects API keys in messages, which are usually pasted by mistake.
package enum PastedKey {
    private static let beginning = Array("sk-ant-".utf8)
    /// The minimum number of key characters after `sk-ant-`.
    private static let shortest = 16

    /// The question before a message with an API key is sent.
    ///
    /// `subject` is the message in rows, empty if it is on the screen already; `isKept` whether the
    /// conversation is.
    static func choices(about subject: [StyledText], isKept: Bool) -> Choices {
        let place =
            isKept
            ? "the conversation would keep it, the history does not"
            : "it is kept out of the history"
        let question = StyledText(
            untrusted: "there is an API key in this (sk-ant-…); \(place)", style: .bold)
        return Choices(
            StyledText(lines: subject + [question]),
            [Choices.Choice("n", "do not send it"), Choices.Choice("y", "send it all the same")])
    }

    /// One pass over the bytes: a paste may be long, and hold many beginnings of keys.
    package static func isIn(_ text: String) -> Bool {
        var length = 0
        for byte in text.utf8 {
            length = Self.length(of: length, and: byte)
            if length == beginning.count + shortest { return true }
        }
        return false
    }

    /// The text with the keys in it replaced by their beginning.
    package static func without(_ text: String) -> String {
        guard isIn(text) else { return text }
        var kept: [UInt8] = []
        /// The bytes since the beginning of what may be a key.
        var length = 0
        for byte in text.utf8 {
            length = Self.length(of: length, and: byte)
            if length == beginning.count + shortest {
                kept.removeLast(shortest - 1)
                kept += Array("…".utf8)
            } else if length < beginning.count + shortest {
                kept.append(byte)
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The length of what may be a key after one more byte.
    private static func length(of length: Int, and byte: UInt8) -> Int {
        let isMore = length < beginning.count ? byte == beginning[length] : isInKeys(byte)
        // No other end of the beginning is a start of it.
        return isMore ? length + 1 : byte == beginning[0] ? 1 : 0
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

extension Question {
    /// The same without API keys.
    var withoutKeys: Question {
        Question(
            parts.map { part in
                switch part {
                case .text(let text): .text(PastedKey.without(text))
                case .folded(let text, let shown):
                    .folded(PastedKey.without(text), shown: shown)
                case .block: part
                }
            })
    }
}
