/// A deterministic tokenizer, with about one token for four bytes of English text.
///
/// A word with the space before it is cut into pieces of at most six bytes; punctuation marks, wide
/// characters (three bytes and more) and runs of white space are one token each.
package enum Tokenizer {
    private enum Kind { case word, space, newline, mark, wide }

    package static func count(_ text: some Sequence<UInt8>) -> Int {
        var scanner = Scanner()
        var count = 0
        for byte in text where scanner.startsToken(byte) { count += 1 }
        return count
    }

    package static func count(_ text: String) -> Int { count(text.utf8) }

    /// The tokens of a text; joined, they are the text.
    package static func pieces(_ text: String) -> [String] {
        var scanner = Scanner()
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        for byte in text.utf8 {
            if scanner.startsToken(byte), !piece.isEmpty {
                pieces.append(piece)
                piece = []
            }
            piece.append(byte)
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Decides byte by byte where a token begins.
    private struct Scanner {
        private var last: Kind?
        private var length = 0

        mutating func startsToken(_ byte: UInt8) -> Bool {
            if byte & 0xC0 == 0x80 {  // inside a character
                length += 1
                return last == nil && begin(.mark)
            }
            let kind = Self.kind(byte)
            switch (last, kind) {
            case (.word, .word) where length < 6, (.space, .space), (.newline, .newline):
                length += 1
                return false
            case (.space, .word) where length == 1:
                last = .word
                length += 1
                return false
            default:
                return begin(kind)
            }
        }

        private mutating func begin(_ kind: Kind) -> Bool {
            last = kind
            length = 1
            return true
        }

        private static func kind(_ byte: UInt8) -> Kind {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), 0xC0...0xDF:
                .word
            case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .newline
            case 0xE0...: .wide
            default: .mark
            }
        }
    }
}
