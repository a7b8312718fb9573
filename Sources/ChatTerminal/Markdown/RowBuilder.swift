/// Wraps the styled text of a paragraph into rows, broken between words.
///
/// A word wider than a row is not cut: the terminal wraps it and copies it as one word. Finished
/// rows are returned once; the open row and the last word stay. The rows do not depend on how the
/// text is split into pieces.
struct RowBuilder {
    private var limit: Int
    /// The terminal's width in columns, at which it wraps a wide word.
    private let screen: Int
    /// The prefixes of the first and the later rows: bullets, bars, indentation.
    private var first: StyledText
    private var rest: StyledText
    private var rows: [MarkdownRow] = []
    private var isFirst = true

    private var row = StyledText()
    private var isWhole = false
    /// Whether the row or the word may contain `MathBox.glue`.
    private var hasGlue = false
    /// In columns, without prefix; of a row that the terminal wraps, the width of its last part.
    private var rowWidth = 0
    private var rowBytes = 0
    /// The style of a pending space, drawn only if text follows in the same row.
    private var gap: Style?
    private var word = StyledText()
    private var wordWidth = 0
    private var wordBytes = 0

    /// `columns` is the width for the text; nil makes one row, which the terminal may wrap.
    init(columns: Int?, screen: Int, first: StyledText, rest: StyledText) {
        limit = columns ?? .max
        self.screen = max(1, screen)
        self.first = first
        self.rest = rest
    }

    /// The rows finished since the last call.
    mutating func takeRows() -> [MarkdownRow] {
        defer { rows = [] }
        return rows
    }

    /// Ends the text; returns the last rows.
    mutating func finish() -> [MarkdownRow] {
        settleWord()
        if rowBytes > 0 || isFirst { endRow() }
        return takeRows()
    }

    var isEmpty: Bool { isFirst && rowBytes == 0 && wordBytes == 0 && rows.isEmpty }

    /// A copy for another width: finished rows stay, the open row is wrapped again.
    func resized(
        columns: Int?, screen: Int, first: StyledText, rest: StyledText
    ) -> RowBuilder {
        var copy = RowBuilder(columns: columns, screen: screen, first: first, rest: rest)
        copy.rows = rows
        copy.isFirst = isFirst
        var open = row
        if let gap, rowBytes > 0, wordBytes > 0 { open.join(" ", style: gap) }
        open.join(word)
        for fragment in open.fragments { copy.place(fragment.text, style: fragment.style) }
        if wordBytes == 0, let gap { copy.placeSpace(style: gap) }
        return copy
    }

    /// Adds sanitised text; a run of white space becomes one space.
    mutating func place(_ text: String, style: Style) {
        var start = text.utf8.startIndex
        var index = start
        var isASCII = true
        let end = text.utf8.endIndex
        while index < end {
            let byte = text.utf8[index]
            if byte.isSpace {
                placePart(text[start..<index], isASCII: isASCII, style: style)
                placeSpace(style: style)
                start = text.utf8.index(after: index)
                isASCII = true
            } else if byte >= 0x80 {
                isASCII = false
                // The lead byte of `MathBox.glue`.
                if byte == 0xF4 { hasGlue = true }
            }
            index = text.utf8.index(after: index)
        }
        placePart(text[start..<end], isASCII: isASCII, style: style)
    }

    mutating func placeSpace(style: Style) {
        settleWord()
        gap = gap ?? style
    }

    /// Ends the row.
    mutating func breakRow() {
        settleWord()
        endRow()
    }

    private mutating func placePart(_ part: Substring, isASCII: Bool, style: Style) {
        let count = part.utf8.count
        if isASCII, count < TextFlow.maximumBytes - rowBytes - wordBytes {
            if count > 0 { append(part, width: count, style: style) }
            return
        }
        var rest = part
        while isASCII, !rest.isEmpty {
            let count = min(rest.utf8.count, TextFlow.maximumBytes - rowBytes - wordBytes)
            let end = rest.utf8.index(rest.startIndex, offsetBy: count)
            append(rest[..<end], width: count, style: style)
            rest = rest[end...]
        }
        var index = rest.startIndex
        while index < rest.endIndex {
            let next = rest.index(after: index)
            let width = DisplayWidth.columns(of: rest[index])
            // A wide character (2 columns) may begin a row.
            if width == 2 { settleWord() }
            append(rest[index..<next], width: width, style: style)
            index = next
        }
    }

    private mutating func append(_ part: Substring, width: Int, style: Style) {
        // The word moves to the next row.
        if rowBytes > 0, width > limit - (rowWidth + (gap == nil ? 0 : 1) + wordWidth) { endRow() }
        word.join(part, style: style)
        wordWidth += width
        wordBytes += part.utf8.count
        if rowBytes + wordBytes >= TextFlow.maximumBytes { breakRow() }
    }

    private mutating func settleWord() {
        guard wordBytes > 0 else { return }
        if let gap, rowBytes > 0 {
            // A space between two words of one style has that style.
            row.join(" ", style: gap)
            rowWidth += 1
        }
        row.join(word)
        rowWidth += wordWidth
        rowBytes += wordBytes
        if rowWidth > limit { runOver() }
        gap = nil
        word = StyledText()
        wordWidth = 0
        wordBytes = 0
    }

    /// Sets the width to that of the last part, after the terminal has wrapped the row.
    private mutating func runOver() {
        isWhole = true
        let prefix = (isFirst ? first : rest).width
        let last = (prefix + rowWidth) % screen
        rowWidth = (last == 0 ? screen : last) - prefix
    }

    private mutating func endRow() {
        let text = (isFirst ? first : rest) + (hasGlue ? row.withoutGlue : row)
        rows.append(MarkdownRow(text, isWhole: isWhole || limit == .max))
        isFirst = false
        row = StyledText()
        isWhole = false
        hasGlue = hasGlue && wordBytes > 0
        rowWidth = 0
        rowBytes = 0
        gap = nil
    }
}
