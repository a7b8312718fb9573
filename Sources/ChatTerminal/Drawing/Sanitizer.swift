/// Makes untrusted text safe for a terminal, piece by piece.
///
/// Control characters are shown in caret notation; newline and tab pass, CRLF becomes a newline.
/// The result does not depend on how the text is split.
package struct Sanitizer: Sendable {
    private var hasPendingReturn = false

    package init() {}

    /// Sanitises the next piece; a CR at its end is held until the next one.
    package mutating func push(_ text: String) -> String {
        if !hasPendingReturn, text.utf8.allSatisfy(Self.isPlain) { return text }
        var result = ""
        for scalar in text.unicodeScalars { push(scalar, to: &result) }
        return result
    }

    /// Returns the held CR at the end of the text.
    package mutating func finish() -> String {
        defer { hasPendingReturn = false }
        return hasPendingReturn ? "^M" : ""
    }

    private mutating func push(_ scalar: Unicode.Scalar, to result: inout String) {
        if hasPendingReturn {
            hasPendingReturn = false
            if scalar != "\n" { result += "^M" }
        }
        switch scalar {
        case "\r": hasPendingReturn = true
        case "\n", "\t": result.unicodeScalars.append(scalar)
        case "\u{202D}", "\u{202E}": result += Self.codePoint(scalar)
        default:
            if let shown = Self.shownControl(scalar) {
                result += shown
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Sanitises a whole text.
    package static func sanitize(_ text: String) -> String {
        var sanitizer = Sanitizer()
        return sanitizer.push(text) + sanitizer.finish()
    }

    /// Sanitises one line in which nothing may be hidden: names, titles, errors, approvals.
    ///
    /// Newlines and all bidi, zero-width and tag characters are shown too, but for the joiners of an
    /// emoji.
    package static func strict(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for character in text {
            guard !isJoinedEmoji(character) else {
                result.append(character)
                continue
            }
            for scalar in character.unicodeScalars {
                if let shown = shownControl(scalar) {
                    result += shown
                } else if isInvisible(scalar) {
                    result += codePoint(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// Several emoji that are one, with joiners between them and variation selectors behind them.
    private static func isJoinedEmoji(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        func isEmoji(_ scalar: Unicode.Scalar?) -> Bool {
            scalar.map { $0.value > 0xFF && $0.properties.isEmoji || $0 == "\u{FE0F}" } ?? false
        }
        return scalars.count > 2 && isEmoji(scalars.first) && isEmoji(scalars.last)
            && scalars.allSatisfy { isEmoji($0) || $0 == "\u{200D}" }
    }

    /// ASCII that needs no change.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x09
    }

    /// Caret notation for C0 and DEL, `<9b>` for C1.
    static func shownControl(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0..<0x20: "^" + String(Unicode.Scalar(UInt8(scalar.value) | 0x40))
        case 0x7F: "^?"
        case 0x80..<0xA0: "<" + String(scalar.value, radix: 16) + ">"
        default: nil
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }
}
