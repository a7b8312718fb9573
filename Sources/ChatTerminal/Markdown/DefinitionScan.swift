/// Parses a link reference definition, `[label]: address "title"`, at the start of a paragraph.
///
/// A definition ends at a line end, but its title may be on the following lines, so sometimes only
/// the next line decides whether the text is a definition.
struct DefinitionScan {
    enum Verdict: Equatable {
        case definition(lines: Int)
        case text
        /// More text is needed.
        case undecided
    }

    /// How much of the paragraph is known.
    enum Reach {
        /// The last line is incomplete.
        case partOfLine
        /// More lines may follow.
        case lines
        case all
    }

    private static let longestLabel = 1000
    private static let deepestParentheses = 32

    private let bytes: [UInt8]
    private let reach: Reach
    private var place = 0

    /// The verdict on the first lines of a paragraph, each without leading spaces.
    static func verdict(on lines: [[UInt8]], reach: Reach) -> Verdict {
        var scan = DefinitionScan(bytes: Array(lines.joined(separator: [0x0A])), reach: reach)
        return scan.verdict()
    }

    private init(bytes: [UInt8], reach: Reach) {
        self.bytes = bytes
        self.reach = reach
    }

    private var current: UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }
    /// The verdict if the text ends where only the rest of the line could complete a part.
    private var cutInLine: Verdict { reach == .partOfLine ? .undecided : .text }
    /// The verdict if the text ends where another line could complete a part too.
    private var cutBetweenLines: Verdict { reach == .all ? .text : .undecided }

    private mutating func verdict() -> Verdict {
        if let verdict = scanLabel() { return verdict }
        skipSpaces(lineEnds: 1)
        if let verdict = scanAddress() { return verdict }
        let end = place
        skipSpaces(lineEnds: 0)
        guard let next = current else {
            return reach == .all ? .definition(lines: lines(to: end)) : .undecided
        }
        guard next != 0x0A else { return verdictOnNextLine(after: end) }
        guard place > end else { return .text }
        return scanTitle() ?? .definition(lines: lines(to: place))
    }

    /// A title on the next line belongs to the definition; other text follows it.
    private mutating func verdictOnNextLine(after end: Int) -> Verdict {
        let short = Verdict.definition(lines: lines(to: end))
        place += 1
        skipSpaces(lineEnds: 0)
        switch scanTitle() {
        case nil: return .definition(lines: lines(to: place))
        case .undecided: return .undecided
        default: return short
        }
    }

    private func lines(to end: Int) -> Int { bytes[..<end].count { $0 == 0x0A } + 1 }

    private mutating func skipSpaces(lineEnds: Int) {
        var left = lineEnds
        while let byte = current, byte.isSpace {
            if byte == 0x0A {
                guard left > 0 else { return }
                left -= 1
            }
            place += 1
        }
    }

    // MARK: - The parts: nil if complete

    private mutating func scanLabel() -> Verdict? {
        guard current == UInt8(ascii: "[") else { return current == nil ? cutInLine : .text }
        place += 1
        let start = place
        while let byte = current, byte != UInt8(ascii: "]") {
            guard byte != UInt8(ascii: "["), place - start < Self.longestLabel else { return .text }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard current != nil else { return cutBetweenLines }
        guard !bytes[start..<place].allSatisfy(\.isSpace) else { return .text }
        place += 1
        guard let colon = current else { return cutInLine }
        place += 1
        return colon == UInt8(ascii: ":") ? nil : .text
    }

    private mutating func scanAddress() -> Verdict? {
        guard let first = current else { return cutBetweenLines }
        return first == UInt8(ascii: "<") ? scanBracketed() : scanBare()
    }

    private mutating func scanBracketed() -> Verdict? {
        place += 1
        while let byte = current, byte != UInt8(ascii: ">") {
            guard byte != 0x0A, byte != UInt8(ascii: "<") else { return .text }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard current != nil else { return cutInLine }
        place += 1
        return nil
    }

    private mutating func scanBare() -> Verdict? {
        let start = place
        var depth = 0
        while let byte = current, byte > 0x20 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            guard (0...Self.deepestParentheses).contains(depth) else { return .text }
            // A backslash escapes the next character, but not a line end.
            let isPair = byte == UInt8(ascii: "\\") && place + 1 < bytes.count
            place += isPair && bytes[place + 1] > 0x20 ? 2 : 1
        }
        return place > start ? nil : .text
    }

    /// A title with nothing after it on its line.
    private mutating func scanTitle() -> Verdict? {
        guard let open = current else { return cutBetweenLines }
        guard "\"'(".utf8.contains(open) else { return .text }
        let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
        place += 1
        while let byte = current, byte != close {
            guard open != UInt8(ascii: "(") || byte != open else { return .text }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard current != nil else { return cutBetweenLines }
        place += 1
        skipSpaces(lineEnds: 0)
        guard let next = current else { return reach == .partOfLine ? .undecided : nil }
        return next == 0x0A ? nil : .text
    }
}
