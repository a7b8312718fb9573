/// The delimiters of formulas in Markdown, and the tests for what is a formula.
enum FormulaMark: Sendable, Hashable {
    /// `$…$`
    case dollar
    /// `$$…$$`
    case dollars
    /// `\(…\)`
    case parenthesis
    /// `\[…\]`
    case bracket

    /// The length of the opening and of the closing delimiter in bytes.
    var length: Int { self == .dollar ? 1 : 2 }

    /// The delimiter that opens at an offset of a text.
    init?(opening index: Int, in bytes: [UInt8]) {
        let before = index > 0 ? bytes[index - 1] : UInt8(ascii: " ")
        let next = index + 1 < bytes.count ? bytes[index + 1] : nil
        // A backtick belongs to a code span; after a letter or digit it is a price, pattern or
        // path.
        guard before != UInt8(ascii: "`") else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "$"):
            switch bytes[index...].prefix(3).prefix(while: { $0 == UInt8(ascii: "$") }).count {
            case 1:
                guard !before.isAlphanumeric, !(next?.isSpace ?? false) else { return nil }
                self = .dollar
            case 2: self = .dollars
            default: return nil
            }
        case UInt8(ascii: "\\"):
            guard !before.isAlphanumeric, before != UInt8(ascii: "/"),
                !Self.isDrive(bytes[..<index])
            else { return nil }
            guard let mark = Self(behindBackslash: next) else { return nil }
            self = mark
        default: return nil
        }
    }

    /// The delimiter at the start of a line, if it can open a display formula.
    init?(block line: ArraySlice<UInt8>) {
        let marks = line.prefix(3)
        switch marks.first {
        case UInt8(ascii: "$"):
            guard marks.prefix(while: { $0 == UInt8(ascii: "$") }).count == 2 else { return nil }
            self = .dollars
        case UInt8(ascii: "\\"):
            guard marks.dropFirst().first == UInt8(ascii: "[") else { return nil }
            self = .bracket
        default: return nil
        }
    }

    private init?(behindBackslash byte: UInt8?) {
        switch byte {
        case UInt8(ascii: "("): self = .parenthesis
        case UInt8(ascii: "["): self = .bracket
        default: return nil
        }
    }

    /// `C:`, after which a backslash begins a path.
    private static func isDrive(_ text: ArraySlice<UInt8>) -> Bool {
        let end = Array(text.suffix(3))
        guard end.last == UInt8(ascii: ":"), let letter = end.dropLast().last else { return false }
        return letter.isLetter && !(end.count == 3 && end[0].isAlphanumeric)
    }

    // MARK: - The closing delimiter

    enum End: Equatable {
        /// The offset of the closing delimiter.
        case at(Int)
        /// It is no formula, as the text at this offset shows.
        case never(Int)
        /// The text ends before the closing delimiter.
        case open
    }

    /// The end of the formula whose content begins at `start`.
    ///
    /// Dollars in braces are skipped if `hasBraces`. `isWhole` is true if no text follows.
    func end(from start: Int, in bytes: [UInt8], hasBraces: Bool, isWhole: Bool) -> End {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"):
                if closes(at: index, in: bytes) {
                    return isPath(bytes[(index + 2)...]) ? .never(index) : .at(index)
                }
                index += 1
            case UInt8(ascii: "{"): depth += hasBraces ? 1 : 0
            case UInt8(ascii: "}"): depth = max(0, depth - 1)
            // A code span has precedence over a formula.
            case UInt8(ascii: "`"): return .never(index)
            case UInt8(ascii: "$"):
                switch self {
                case .dollar:
                    if depth == 0 { return endOfDollar(index, in: bytes, isWhole: isWhole) }
                case .dollars:
                    if closes(at: index, in: bytes) { return .at(index) }
                case .parenthesis, .bracket: break
                }
            default: break
            }
            index += 1
        }
        return .open
    }

    /// Whether a path goes on, as with `\App`.
    private func isPath(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == UInt8(ascii: "\\") && rest.dropFirst().first?.isLetter ?? false
    }

    /// Whether the closing delimiter of two characters is at this offset.
    func closes(at index: Int, in bytes: [UInt8]) -> Bool {
        guard index + 1 < bytes.count else { return false }
        let pair = (bytes[index], bytes[index + 1])
        return switch self {
        case .dollar: false
        case .dollars: pair == (UInt8(ascii: "$"), UInt8(ascii: "$"))
        case .parenthesis: pair == (UInt8(ascii: "\\"), UInt8(ascii: ")"))
        case .bracket: pair == (UInt8(ascii: "\\"), UInt8(ascii: "]"))
        }
    }

    /// A dollar closes after a non-space and not before a letter or digit.
    ///
    /// The first dollar decides: if it does not close, there is no formula.
    private func endOfDollar(_ index: Int, in bytes: [UInt8], isWhole: Bool) -> End {
        guard !bytes[index - 1].isSpace else { return .never(index) }
        guard index + 1 < bytes.count else { return isWhole ? .at(index) : .open }
        let next = bytes[index + 1]
        return next.isAlphanumeric || "$`{".utf8.contains(next) ? .never(index) : .at(index)
    }

    // MARK: - The content

    /// Whether the text between the delimiters is a formula and not words or a price.
    func counts(_ inside: ArraySlice<UInt8>) -> Bool {
        let text = inside.trimmed
        guard !text.isEmpty else { return false }
        let hasScript = text.contains { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "_") }
        if self == .dollar {
            if text.contains(UInt8(ascii: "\\")) { return true }
            // `${A_B}` is a shell variable.
            guard text.first != UInt8(ascii: "{") || text.starts(with: "{}".utf8) else {
                return false
            }
            return hasScript ? !Self.hasWords(text) : Self.isOneLetter(text)
        }
        if Self.hasCommand(text) { return true }
        if text.contains(UInt8(ascii: "\\")) { return false }
        if hasScript { return !Self.hasWords(text) }
        // `\(see below\)` and `\[1\]` are escaped brackets in Markdown.
        if Self.hasLongWord(text) || Self.hasWords(text) { return false }
        let isNote = text.allSatisfy { $0.isDigit || $0.isSpace || ",-".utf8.contains($0) }
        let isTask = text.count == 1 && text[0] | 0x20 == UInt8(ascii: "x")
        return self != .bracket || !(isNote || isTask)
    }

    private static func isOneLetter(_ text: [UInt8]) -> Bool {
        let character = String(decoding: text, as: UTF8.self)
        return character.count == 1 && character.allSatisfy(\.isLetter)
    }

    /// Whether a backslash begins a command and is not a Markdown escape.
    private static func hasCommand(_ text: [UInt8]) -> Bool {
        var bars = 0
        for (sign, next) in zip(text, text.dropFirst()) where sign == UInt8(ascii: "\\") {
            if next.isLetter || "\\{},;!%$ ".utf8.contains(next) { return true }
            if next == UInt8(ascii: "|") { bars += 1 }
        }
        // A single `\|` separates alternatives of a pattern.
        return bars > 0 && bars.isMultiple(of: 2)
    }

    /// Whether there is a word of four letters, or the text is a short word of English.
    private static func hasLongWord(_ text: [UInt8]) -> Bool {
        text.split { !$0.isLetter }.contains { $0.count >= 4 }
            || littleWords.contains(String(decoding: text, as: UTF8.self))
    }

    private static let littleWords: Set<String> = [
        "and", "or", "to", "in", "of", "is", "as", "at", "by", "for", "the", "not", "vs", "but",
    ]

    /// Whether two words follow each other, one of three letters or more, as in prose.
    private static func hasWords(_ text: [UInt8]) -> Bool {
        let words = text.split(whereSeparator: \.isSpace)
        func isWord(_ word: ArraySlice<UInt8>) -> Bool {
            let letters = word.filter { !",.;:!?".utf8.contains($0) }
            return letters.count >= 3 && letters.allSatisfy { $0.isLetter || $0 >= 0x80 }
        }
        return zip(words, words.dropFirst()).contains { left, right in
            let meets =
                (left.last.map { $0.isAlphanumeric || ",;:".utf8.contains($0) } ?? false)
                && (right.first?.isAlphanumeric ?? false)
            return meets && (isWord(left) || isWord(right))
        }
    }
}
