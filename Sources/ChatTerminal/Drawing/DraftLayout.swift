/// Lays the prompt and the draft out in rows and finds the cursor among them.
package struct DraftLayout: Sendable, Hashable {
    package private(set) var rows: [LiveRow] = []
    package private(set) var cursorRow = 0
    package private(set) var cursorColumn = 0

    private let limit: Int
    private let indent: Int
    private var text = ""
    private var width = 0

    /// Draws at most `maximumRows` rows, those around the cursor.
    package init(
        prompt: StyledText, draft: DraftWindow, columns: Int, maximumRows: Int,
        color: ColorPolicy = .off, label: (Unicode.Scalar) -> String? = { _ in nil }
    ) {
        limit = max(1, columns - 1)
        let shownPrompt = prompt.truncated(to: limit)
        indent = shownPrompt.width * 2 <= limit ? shownPrompt.width : 0
        text = shownPrompt.rendered(color)
        width = shownPrompt.width
        place(draft, label: label)
        rows.append(LiveRow(text, width: width))
        cutToViewport(max(1, maximumRows))
    }

    private mutating func place(_ draft: DraftWindow, label: (Unicode.Scalar) -> String?) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: draft.scalars)
        var offset = 0
        var isCursorPlaced = false
        for character in String(view) {
            let end = offset + character.unicodeScalars.count
            let pieces = Self.pieces(of: character, label: label)
            if !isCursorPlaced, draft.cursor < end {
                isCursorPlaced = true
                if let first = pieces.first { wrapIfNeeded(for: first) }
                markCursor()
            }
            if character == "\n" { startRow() }
            for piece in pieces {
                wrapIfNeeded(for: piece)
                text.append(piece)
                width += DisplayWidth.columns(of: piece)
            }
            offset = end
        }
        if !isCursorPlaced { markCursor() }
    }

    /// What is drawn for a character: itself, its label, or its control notation.
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
