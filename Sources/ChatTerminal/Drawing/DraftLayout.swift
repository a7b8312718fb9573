/// Lays out the prompt and the draft in rows and locates the cursor.
package struct DraftLayout: Sendable, Hashable {
    package private(set) var rows: [LiveRow] = []
    package private(set) var cursorRow = 0
    package private(set) var cursorColumn = 0
    /// The rows are what is asked; no draft is edited.
    private(set) var isChoice = false

    private let limit: Int
    private let indent: Int
    private var text = ""
    private var width = 0
    private let promptWidth: Int
    private let isStyled: Bool

    /// Rows that are laid out already.
    init(rows: [LiveRow], cursorRow: Int, cursorColumn: Int = 0) {
        self.rows = rows
        self.cursorRow = cursorRow
        self.cursorColumn = cursorColumn
        isChoice = !rows.isEmpty
        limit = 1
        indent = 0
        promptWidth = 0
        isStyled = false
    }

    /// Lays out a draft and keeps at most `maximumRows` rows around the cursor.
    package init(
        prompt: StyledText, draft: DraftWindow, columns: Int, maximumRows: Int,
        color: ColorPolicy = .off, label: (Unicode.Scalar) -> String? = { _ in nil }
    ) {
        limit = max(1, columns - 1)
        let shownPrompt = prompt.truncated(to: limit)
        indent = shownPrompt.width * 2 <= limit ? shownPrompt.width : 0
        text = shownPrompt.rendered(color)
        width = shownPrompt.width
        promptWidth = width
        isStyled = color.isOn
        place(draft, label: label)
        rows.append(LiveRow(text, width: width))
        cutToViewport(max(1, maximumRows))
    }

    private mutating func place(_ draft: DraftWindow, label: (Unicode.Scalar) -> String?) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: draft.scalars)
        let cells = String(view).map { Cell($0, pieces: Self.pieces(of: $0, label: label)) }
        var offset = 0
        var isCursorPlaced = false
        for index in cells.indices {
            let cell = cells[index]
            if cell.startsWord(after: index > 0 ? cells[index - 1] : nil) {
                makeRoom(for: cells[index...].wordWidth)
            }
            offset += cell.character.unicodeScalars.count
            if !isCursorPlaced, draft.cursor < offset {
                isCursorPlaced = true
                if let first = cell.pieces.first, !cell.isSpace { wrapIfNeeded(for: first) }
                markCursor()
            }
            put(cell, isMarked: draft.marked.contains(offset - 1))
        }
        if !isCursorPlaced { markCursor() }
    }

    private mutating func put(_ cell: Cell, isMarked: Bool) {
        if cell.character == "\n" { return startRow() }
        // A space that would begin a row is not drawn.
        if cell.isSpace, width >= limit { return }
        for piece in cell.pieces {
            wrapIfNeeded(for: piece)
            text +=
                isMarked && isStyled
                ? StyledText(fragments: [.init(text: String(piece), style: Self.mark)]).rendered(
                    .on)
                : String(piece)
            width += DisplayWidth.columns(of: piece)
        }
    }

    private static let mark = Style(bold: true, underlined: true)

    /// Begins a row for a word of `word` columns that fits only there.
    private mutating func makeRoom(for word: Int) {
        let isFirst = width <= (rows.isEmpty ? promptWidth : indent)
        if !isFirst, width + word > limit, indent + word <= limit { startRow() }
    }

    /// The characters drawn for a character: itself, its label, or its control notation.
    private static func pieces(
        of character: Character, label: (Unicode.Scalar) -> String?
    ) -> [Character] {
        if character == "\n" { return [] }
        if character == "\t" { return Array(repeating: " ", count: 4) }
        if let scalar = character.unicodeScalars.first, let label = label(scalar) {
            return Array(label)
        }
        return Array(Sanitizer.sanitize(ClusterCap.capped(String(character))))
    }

    private mutating func wrapIfNeeded(for character: Character) {
        if width + DisplayWidth.columns(of: character) > limit { startRow() }
    }

    private mutating func startRow() {
        rows.append(LiveRow(text, width: width))
        text = String(repeating: " ", count: indent)
        width = indent
    }

    private mutating func markCursor() {
        cursorRow = rows.count
        cursorColumn = width
    }

    private mutating func cutToViewport(_ maximumRows: Int) {
        guard rows.count > maximumRows else { return }
        let top = min(max(0, cursorRow - maximumRows / 2), rows.count - maximumRows)
        rows = Array(rows[top..<top + maximumRows])
        cursorRow -= top
    }
}

/// A character of the draft with the characters drawn for it.
private struct Cell: WordCell {
    let character: Character
    let pieces: [Character]

    init(_ character: Character, pieces: [Character]) {
        self.character = character
        self.pieces = pieces
    }

    var isSpace: Bool { character == " " }
    var isBreak: Bool { isSpace || character == "\n" || character == "\t" }
    var width: Int { pieces.reduce(0) { $0 + DisplayWidth.columns(of: $1) } }
}
