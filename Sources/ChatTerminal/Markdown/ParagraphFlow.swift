/// The text of a paragraph or heading while it streams.
///
/// Text that can no longer change is settled: it is rendered and not parsed again. The rest, the
/// tail, is short, so a token costs the same in a long paragraph. The tail is scanned when it
/// reaches a certain length, not at the end of a piece, so the rows do not depend on the pieces.
struct ParagraphFlow {
    /// A line end inside a paragraph, indented so that the next line cannot begin a block.
    static let lineBreak = Array("\n    ".utf8)
    /// In bytes; a longer tail is cut even inside an open inline.
    private static let maximumTail = 4096

    private(set) var tail: [UInt8] = []
    private var hasLines = false
    /// The offset of the last line in the tail.
    private var lastLine = 0
    private var isSettled = false
    private let readsMath: Bool
    private let firstReach: Int
    private var reach: Int
    /// The label of a footnote, `[^label]:`, at the start of the paragraph.
    private var label: String?

    /// `reach` is the length of the tail in bytes at which it is scanned.
    init(reach: Int, readsMath: Bool) {
        self.readsMath = readsMath
        firstReach = min(max(64, reach), 1024)
        self.reach = firstReach
    }

    /// Adds a line, or the rest of one if `isMore`; `settle` receives the settled text.
    mutating func add(
        _ bytes: [UInt8], isMore: Bool,
        settle: (_ text: ArraySlice<UInt8>, _ flow: ParagraphFlow) -> Void
    ) {
        if !isMore {
            lastLine = tail.count
            if hasLines { tail += Self.lineBreak }
            hasLines = true
        }
        // A line with a bar may be the header of a table.
        if !isMore, bytes.contains(UInt8(ascii: "|")) { return tail += bytes }
        var rest = bytes[...]
        while tail.count + rest.count >= reach {
            let count = max(0, reach - tail.count)
            tail += rest.prefix(count)
            rest = rest.dropFirst(count)
            cut(settle)
        }
        tail += rest
    }

    private mutating func cut(_ settle: (ArraySlice<UInt8>, ParagraphFlow) -> Void) {
        takeLabel()
        let isForced = tail.count >= Self.maximumTail
        guard
            let end = InlineScan(tail, readsMath: readsMath).boundary
                ?? (isForced ? forcedCut : nil), end > 0
        else {
            reach = min(reach * 2, Self.maximumTail)
            return
        }
        settle(tail[..<end], self)
        isSettled = true
        reach = firstReach
        let rest = tail[end...]
        let start = rest.firstIndex { !$0.isSpace } ?? rest.endIndex
        tail = (start > end ? [UInt8(ascii: " ")] : []) + rest[start...]
        // If the tail is still long, the next scan is at twice the length.
        while tail.count >= reach { reach = min(reach * 2, Self.maximumTail + 1) }
    }

    /// Removes the last line, which became a table header; false if the paragraph is then empty.
    mutating func dropLastLine() -> Bool {
        tail.removeSubrange(min(lastLine, tail.count)...)
        return !tail.isEmpty || isSettled
    }

    /// The offset of the last space in the second half, or of the last scalar.
    private var forcedCut: Int? {
        if let space = tail.lastIndex(of: UInt8(ascii: " ")), space > tail.count / 2 {
            return space
        }
        return tail.lastIndex { $0 & 0xC0 != 0x80 }
    }

    /// Moves the label of a footnote out of the text.
    mutating func takeLabel() {
        guard !isSettled, Scan.isNote(tail), let end = tail.firstIndex(of: UInt8(ascii: "]")) else {
            return
        }
        label = String(decoding: tail[2..<end], as: UTF8.self)
        tail = tail[(end + 2)...].trimmed
    }

    /// The inlines of a part of the text, after the label if it is the first part.
    func inlines(_ text: ArraySlice<UInt8>, definitions: [UInt8]) -> [Inline] {
        let inlines = FormulaInlines.inlines(of: text, readsMath: readsMath) {
            CMark.inlines(of: $0, definitions: definitions)
        }
        guard !isSettled, let label else { return inlines }
        return [.text("[^\(label)]"), .softBreak] + inlines
    }

    /// The inlines of the tail with everything open closed; an unclosed formula is shown as source.
    func viewedInlines(definitions: [UInt8]) -> [Inline] {
        let scan = InlineScan(tail, readsMath: readsMath)
        let viewed = inlines(viewedTail(scan)[...], definitions: definitions)
        guard let formula = scan.openFormula else { return viewed }
        let space: [Inline] = tail[..<formula].last?.isSpace ?? false ? [.softBreak] : []
        return viewed + space + [.text(String(decoding: tail[formula...], as: UTF8.self))]
    }

    private func viewedTail(_ scan: InlineScan) -> [UInt8] {
        var text = Array(tail[..<scan.visibleEnd])
        if let bracket = scan.openBracket, bracket < text.count { text.remove(at: bracket) }
        while text.last?.isSpace ?? false { text.removeLast() }
        return text + scan.closers
    }
}
