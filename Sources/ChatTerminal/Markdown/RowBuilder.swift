/// Lays styled text out in rows of one paragraph, broken between words.
///
/// Finished rows are taken out once; the open row and the word that may still move on stay. The rows
/// do not depend on how the text was cut into pieces.
struct RowBuilder {
    /// Text of more bytes than this ends a row whatever its width: marks without width are endless.
    private static let maximumBytes = 16 * 1024

    private var limit: Int
    /// What the rows begin with: bullets, bars, indentation.
    private var first: StyledText
    private var rest: StyledText
    private var rows: [StyledText] = []
    private var isFirst = true

    private var row = StyledText()
    private var rowWidth = 0
    private var rowBytes = 0
    /// Spaces that are drawn only if something follows them in the same row.
    private var gap: Style?
    private var word = StyledText()
    private var wordWidth = 0
    private var wordBytes = 0

    /// `columns` is the room for the text; nil sets it in one row, which the terminal may wrap.
    init(columns: Int?, first: StyledText, rest: StyledText) {
        limit = columns ?? .max
        self.first = first
        self.rest = rest
    }

    /// Rows completed since the last time.
    mutating func takeRows() -> [StyledText] {
        defer { rows = [] }
        return rows
    }

    /// Ends the text: its last row is finished too.
    mutating func finish() -> [StyledText] {
        settleWord()
        if rowBytes > 0 || isFirst { endRow() }
        return takeRows()
    }

    var isEmpty: Bool { isFirst && rowBytes == 0 && wordBytes == 0 && rows.isEmpty }

    /// The same text with other room: what is finished stays, the open row is set anew.
    func resized(columns: Int?, first: StyledText, rest: StyledText) -> RowBuilder {
        var copy = RowBuilder(columns: columns, first: first, rest: rest)
        copy.rows = rows
        copy.isFirst = isFirst
        var open = row
        if let gap, rowBytes > 0, wordBytes > 0 { open.join(" ", style: gap) }
        open.join(word)
        for fragment in open.fragments { copy.place(fragment.text, style: fragment.style) }
        if wordBytes == 0, let gap { copy.placeSpace(style: gap) }
        return copy
    }

    /// Adds sanitised text; white space of any length is one space.
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
            }
            index = text.utf8.index(after: index)
        }
        placePart(text[start..<end], isASCII: isASCII, style: style)
    }

    mutating func placeSpace(style: Style) {
        settleWord()
        gap = gap ?? style
    }

    /// Ends the row here.
    mutating func breakRow() {
        settleWord()
        endRow()
    }

    private mutating func placePart(_ part: Substring, isASCII: Bool, style: Style) {
        guard !part.isEmpty else { return }
        let count = part.utf8.count
        if isASCII, count <= limit - wordWidth, wordBytes + rowBytes + count <= Self.maximumBytes {
            append(part, width: count, style: style)
            return
        }
        var index = part.startIndex
        while index < part.endIndex {
            let next = part.index(after: index)
            let width = isASCII ? 1 : DisplayWidth.columns(of: part[index])
            // Wide scripts may break before any character.
            if width == 2 { settleWord() }
            append(part[index..<next], width: width, style: style)
            index = next
        }
    }

    private mutating func append(_ part: Substring, width: Int, style: Style) {
        let taken = rowWidth + (gap == nil || rowBytes == 0 ? 0 : 1) + wordWidth
        if taken > 0, width > limit - taken || rowBytes + wordBytes > Self.maximumBytes {
            makeRoom(for: width)
        }
        word.join(part, style: style)
        wordWidth += width
        wordBytes += part.utf8.count
    }

    private mutating func settleWord() {
        guard wordBytes > 0 else { return }
        if let gap, rowBytes > 0 {
            // A space between two words that look the same looks like them.
            row.join(" ", style: gap)
            rowWidth += 1
        }
        row.join(word)
        rowWidth += wordWidth
        rowBytes += wordBytes
        gap = nil
        word = StyledText()
        wordWidth = 0
        wordBytes = 0
    }

    /// Ends the row before the word, or inside it where it fills a row by itself.
    private mutating func makeRoom(for width: Int) {
        if rowBytes > 0 { endRow() }
        if width > limit - wordWidth || wordBytes > Self.maximumBytes, wordBytes > 0 {
            settleWord()
            endRow()
        }
    }

    private mutating func endRow() {
        rows.append((isFirst ? first : rest) + row)
        isFirst = false
        row = StyledText()
        rowWidth = 0
        rowBytes = 0
        gap = nil
    }
}
