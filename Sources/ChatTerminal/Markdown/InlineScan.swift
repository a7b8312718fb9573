/// A fast scan of an unfinished paragraph: where it can be cut, and what is open at its end.
///
/// A cut does not change the inlines before it. In doubt something counts as open; only cmark
/// decides what is drawn.
struct InlineScan {
    /// The offset of the last possible cut: a space, or between two ideographs or letters.
    private(set) var boundary: Int?
    /// The delimiters that close everything open, for the view of the unfinished text.
    private(set) var closers: [UInt8] = []
    /// The end offset of the view, without an incomplete delimiter at the end.
    private(set) var visibleEnd: Int
    /// The offset of the bracket of a link whose address is incomplete.
    private(set) var openBracket: Int?
    /// The closed formulas with the ranges of their source.
    private(set) var formulas: [(mark: FormulaMark, range: Range<Int>)] = []
    /// The offset of an unclosed formula, from which the source is shown.
    private(set) var openFormula: Int?

    private let bytes: [UInt8]
    private let readsMath: Bool
    /// Whether the text is complete, so that an unclosed delimiter is text.
    private let isWhole: Bool
    /// The kinds of formulas that are not closed in this text.
    private var unclosed: Set<FormulaMark> = []
    /// The offsets up to which a delimiter is known to open no formula.
    private var deadEnds: [FormulaMark: Int] = [:]
    private var hasBraces = true
    /// The end offset of an address, in which dollars are text.
    private var addressEnd = 0
    private var delimiters: [(sign: UInt8, count: Int)] = []
    private var brackets: [Int] = []
    private var run = 0

    init(_ bytes: [UInt8], readsMath: Bool = false, isWhole: Bool = false) {
        self.bytes = bytes
        self.readsMath = readsMath
        self.isWhole = isWhole
        visibleEnd = bytes.count
        var index = 0
        while index < bytes.count { index = step(index) }
        for delimiter in delimiters.reversed() {
            closers += [UInt8](repeating: delimiter.sign, count: delimiter.count)
        }
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private var isClean: Bool { delimiters.isEmpty && brackets.isEmpty }

    /// Scans one element; returns the offset after it.
    private mutating func step(_ index: Int) -> Int {
        let byte = bytes[index]
        // Only a run of letters and digits is split; with other characters it may be an address.
        defer { run = byte.isSpace ? 0 : byte.isAlphanumeric && run >= 0 ? run + 1 : -1 }
        switch byte {
        case UInt8(ascii: "\\"):
            return formula(index) ?? index + 2
        case UInt8(ascii: "$"):
            return formula(index) ?? index + length(of: byte, at: index)
        case UInt8(ascii: ":") where readsMath: skipAddress(index)
        case UInt8(ascii: "`"): return code(index)
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): return delimiter(index)
        case UInt8(ascii: "["):
            brackets.append(index)
        case UInt8(ascii: "]"):
            return closeBracket(index)
        case UInt8(ascii: "<"): return tag(index)
        case UInt8(ascii: " "), UInt8(ascii: "\n"):
            let before = self.byte(index - 1) ?? 0x20
            let after = self.byte(index + 1) ?? 0x20
            if isClean, !before.isSpace, byte == UInt8(ascii: "\n") || !after.isSpace {
                boundary = index
            }
        case 0xE3...0xED:
            if isClean, isIdeograph(at: index), isIdeograph(at: index - 3) { boundary = index }
        default:
            if readsMath, byte == UInt8(ascii: "w") { skipAddress(index) }
            if run >= 128, isClean, byte.isAlphanumeric { boundary = index }
        }
        return index + 1
    }

    /// Whether a kana, ideograph or Hangul syllable is here, which joins no other scalar.
    private func isIdeograph(at index: Int) -> Bool {
        guard index >= 0, index + 2 < bytes.count, bytes[index] & 0xF0 == 0xE0 else { return false }
        let scalar =
            UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
            | UInt32(bytes[index + 2] & 0x3F)
        switch scalar {
        case 0x302A...0x302F, 0x3099, 0x309A: return false
        default: return (0x3001...0x9FFF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
        }
    }

    private mutating func code(_ index: Int) -> Int {
        let count = length(of: UInt8(ascii: "`"), at: index)
        var place = index + count
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "`") else {
                place += 1
                continue
            }
            let other = length(of: UInt8(ascii: "`"), at: place)
            place += other
            if other == count { return place }
        }
        // Without an end it is text.
        if isWhole { return index + count }
        if index + count == bytes.count {
            visibleEnd = index
        } else {
            // A part of the closing delimiter may be here.
            while visibleEnd > index + count, bytes[visibleEnd - 1] == UInt8(ascii: "`") {
                visibleEnd -= 1
            }
            closers = [UInt8](repeating: UInt8(ascii: "`"), count: count) + closers
        }
        delimiters.append((UInt8(ascii: "`"), 0))
        return bytes.count
    }

    private func length(of sign: UInt8, at index: Int) -> Int {
        bytes[index...].prefix { $0 == sign }.count
    }

    private mutating func delimiter(_ index: Int) -> Int {
        let sign = bytes[index]
        var count = length(of: sign, at: index)
        let end = index + count
        let before = byte(index - 1) ?? 0x20
        let after = byte(end) ?? 0x20
        if sign == UInt8(ascii: "~"), count > 2 { return end }
        if !before.isSpace {
            while count > 0, let last = delimiters.lastIndex(where: { $0.sign == sign }) {
                let matched = min(count, delimiters[last].count)
                count -= matched
                delimiters[last].count -= matched
                let isOpen = delimiters[last].count > 0
                delimiters.removeSubrange((isOpen ? last + 1 : last)...)
            }
        }
        guard count > 0 else { return end }
        if end == bytes.count {
            visibleEnd = min(visibleEnd, index + (length(of: sign, at: index) - count))
            // One of two characters of a closing delimiter: the other may follow.
            delimiters.append((sign, 0))
        } else if !after.isSpace, sign != UInt8(ascii: "_") || !before.isAlphanumeric {
            delimiters.append((sign, count))
        }
        return end
    }

    private mutating func closeBracket(_ index: Int) -> Int {
        guard let start = brackets.popLast() else { return index + 1 }
        guard byte(index + 1) == UInt8(ascii: "(") else { return index + 1 }
        var depth = 0
        for place in (index + 1)..<min(bytes.count, index + 4096) {
            switch bytes[place] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return place + 1 }
            default: break
            }
        }
        if isWhole { return index + 1 }
        openBracket = start
        visibleEnd = index
        brackets.append(start)
        return bytes.count
    }

    /// Skips a complete tag or `<address>`; an incomplete one is open for up to 256 bytes.
    private mutating func tag(_ index: Int) -> Int {
        guard let next = byte(index + 1) else {
            visibleEnd = min(visibleEnd, index)
            brackets.append(index)
            return index + 1
        }
        guard next.isLetter || "/!?".utf8.contains(next) else { return index + 1 }
        let reach = bytes[index...].prefix(256)
        if let end = reach.firstIndex(of: UInt8(ascii: ">")) { return end + 1 }
        if reach.count < 256 { brackets.append(index) }
        return index + 1
    }

    // MARK: - Formulas

    /// Skips a formula; nil if none begins here; an unclosed one counts as open.
    private mutating func formula(_ index: Int) -> Int? {
        guard readsMath, index >= addressEnd, let mark = FormulaMark(opening: index, in: bytes)
        else { return nil }
        let start = index + mark.length
        guard start > deadEnds[mark] ?? 0 else { return nil }
        switch end(of: mark, from: start) {
        case .at(let close):
            guard mark.counts(bytes[start..<close]) else { return nil }
            formulas.append((mark, index..<(close + mark.length)))
            return close + mark.length
        case .never(let place):
            deadEnds[mark] = place
            return nil
        case .open:
            unclosed.insert(mark)
            if isWhole { return nil }
            delimiters.append((bytes[index], 0))
            let isSurely =
                bytes[start...].contains(UInt8(ascii: "\\")) && byte(start)?.isDigit == false
            guard isSurely || mark == .parenthesis || mark == .bracket else { return nil }
            openFormula = openFormula ?? index
            visibleEnd = min(visibleEnd, index)
            return bytes.count
        }
    }

    private mutating func end(of mark: FormulaMark, from start: Int) -> FormulaMark.End {
        if unclosed.contains(mark) { return .open }
        let end = mark.end(from: start, in: bytes, hasBraces: hasBraces, isWhole: isWhole)
        guard end == .open, isWhole, mark == .dollar, hasBraces else { return end }
        // With an unclosed brace, dollars in braces are not protected.
        hasBraces = false
        return mark.end(from: start, in: bytes, hasBraces: false, isWhole: true)
    }

    /// Skips the dollars and brackets of an address, `https://…` or `www.…`.
    private mutating func skipAddress(_ index: Int) {
        guard index >= addressEnd else { return }
        let begins =
            bytes[index] == UInt8(ascii: ":")
            ? bytes[index...].starts(with: "://".utf8) && byte(index - 1)?.isLetter ?? false
            : bytes[index...].starts(with: "www.".utf8) && byte(index - 1)?.isAlphanumeric != true
        guard begins else { return }
        let end = bytes[index...].firstIndex { $0.isSpace || $0 == UInt8(ascii: "<") }
        addressEnd = end ?? bytes.count
    }
}
