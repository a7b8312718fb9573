import Testing

/// A text for the parser, with the rule that it follows or violates.
struct GrammarCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let bytes: [UInt8]

    init(_ rule: String, _ text: String) { self.init(rule, Array(text.utf8)) }

    init(_ rule: String, _ bytes: [UInt8]) {
        self.rule = rule
        self.bytes = bytes
    }

    /// A text with bytes in its middle that are not UTF-8.
    init(_ rule: String, _ before: String, _ bytes: [UInt8], _ after: String) {
        self.init(rule, Array(before.utf8) + bytes + Array(after.utf8))
    }

    var testDescription: String {
        "\(rule): \(String(decoding: bytes.prefix(60), as: UTF8.self).debugDescription)"
    }

    /// The bytes without white space between tokens, computed without the parser.
    var compact: [UInt8] { Self.compact(bytes) }

    static func compact(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var (isInside, isEscaped) = (false, false)
        return bytes.filter { byte in
            if isInside {
                if byte == UInt8(ascii: "\"") && !isEscaped { isInside = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                return true
            }
            isInside = byte == UInt8(ascii: "\"")
            return ![0x20, 0x09, 0x0A, 0x0D].contains(byte)
        }
    }
}

/// A text repeated `count` times.
func many(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
