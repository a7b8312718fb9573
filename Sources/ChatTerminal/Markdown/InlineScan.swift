/// A quick look at the inlines of an unfinished paragraph: where it can be cut without changing
/// what came before, and what would have to be closed at its end.
///
/// It errs on the side of "still open"; cmark alone decides what is drawn.
struct InlineScan {
    /// The last place where nothing is open: a space, or between two characters that may be parted.
    private(set) var boundary: Int?
    /// What closes everything that is open, for the view of an unfinished text.
    private(set) var closers: [UInt8] = []
    /// How much of the text that view shows; half a mark at its end is not shown.
    private(set) var visibleEnd: Int
    /// The bracket of a link whose address is not complete.
    private(set) var openBracket: Int?
    /// Formulas that are closed, with their marks.
    private(set) var formulas: [(mark: FormulaMark, range: Range<Int>)] = []
    /// The beginning of one that is not, where all that follows is shown as it comes.
    private(set) var openFormula: Int?

    private let bytes: [UInt8]
    private let readsMath: Bool
    /// Whether nothing follows: what is open now stays so, and marks nothing.
    private let isWhole: Bool
    /// Kinds of formulas that are not closed in this text.
    private var unclosed: Set<FormulaMark> = []
    /// Up to where others are known to be none.
    private var deadEnds: [FormulaMark: Int] = [:]
    private var hasBraces = true
    /// The end of an address: dollars belong to it.
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

    /// Goes over one thing and returns the place after it.
    private mutating func step(_ index: Int) -> Int {
        let byte = bytes[index]
        // Only a word that is all letters may be parted: another may be an address.
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

    /// Kana, ideographs and Hangul, which join no cluster.
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
            // Half of the closing mark may be there.
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
            // Two signs of which only one has come: the other closer is on its way.
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

    /// A tag or `<address>` that is complete is gone over; one that is not stays open for a while.
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

    // MARK: - Mathematics

    /// Goes over a formula, nil if none begins here; one that is not closed yet is an open mark.
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
        // A brace that is never closed holds no dollars.
        hasBraces = false
        return mark.end(from: start, in: bytes, hasBraces: false, isWhole: true)
    }

    /// Dollars and brackets in `https://…` and `www.…` are its own.
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
