/// Wraps streaming text into rows: finished rows are returned once, the last one stays open.
///
/// The rows depend on the text and the width only, not on how the text is split into pieces. A
/// word wider than a row is not cut: the terminal wraps it and copies it as one word.
package struct TextFlow: Sendable {
    /// In bytes; a row ends here whatever its width, as combining marks take no columns.
    static let maximumBytes = 64 * 1024

    /// The number of rows of an open word that are laid out for the screen.
    private static let viewedRows = 200

    /// The usable columns: one less than the terminal's, as terminals differ in the last column.
    private var limit: Int
    /// The settled part of the open row, spaces included.
    private var row = ""
    private var rowWidth = 0
    /// The unfinished word, which moves to the next row if it does not fit.
    private var word = ""
    private var wordWidth = 0
    /// Spaces past the end of a full row: not drawn, but kept for a wider row.
    private var hanging = ""
    /// The last cluster, which further scalars may extend.
    private var tail: Character?
    private var finished: [String] = []

    package init(columns: Int) { limit = max(1, columns - 1) }

    /// Adds sanitised text; returns the rows it completes.
    package mutating func push(_ text: String) -> [String] {
        // `ClusterCap` may have removed all marks of a piece.
        guard !text.isEmpty else { return [] }
        var held = tail
        tail = nil
        let whole = held.map { String($0) + text } ?? text
        held = nil
        for character in whole {
            if let held { place(held) }
            held = character
        }
        if held == "\n" {
            place("\n")
        } else {
            tail = held
        }
        return takeFinished()
    }

    /// Ends the text; returns the open row, unless it is empty.
    package mutating func finish() -> [String] {
        placeTail()
        if !row.isEmpty || !word.isEmpty { endRow() }
        return takeFinished()
    }

    /// Wraps the open row again for another width; rows returned before stay.
    package mutating func resize(columns: Int) -> [String] {
        let newLimit = max(1, columns - 1)
        guard newLimit != limit else { return [] }
        let open = row + hanging + word + (tail.map(String.init) ?? "")
        self = TextFlow(columns: newLimit + 1)
        return push(open)
    }

    /// The unfinished text as rows, mostly one.
    package var openRows: [String] {
        var copy = self
        copy.placeTail()
        let rows = copy.takeFinished()
        let last = copy.row + copy.word
        let open = last.isEmpty ? rows : rows + [last]
        return open.flatMap { row in
            StyledText(fragments: [.init(text: row, style: .plain)]).cut(
                to: limit, last: Self.viewedRows
            )
            .map(\.plain)
        }
    }

    private mutating func placeTail() {
        if let tail { place(tail) }
        tail = nil
    }

    private mutating func takeFinished() -> [String] {
        defer { finished = [] }
        return finished
    }

    private mutating func place(_ character: Character) {
        switch character {
        case "\n": endRow()
        case " ": placeSpaces(1)
        case "\t": placeSpaces(8 - (rowWidth + wordWidth) % 8)
        default: placeVisible(character)
        }
    }

    private mutating func endRow() {
        finished.append(row + word)
        startRow()
    }

    private mutating func startRow() {
        row = ""
        rowWidth = 0
        word = ""
        wordWidth = 0
        hanging = ""
    }

    /// Adds spaces; those past the end of a full row are not drawn.
    private mutating func placeSpaces(_ count: Int) {
        settleWord()
        if rowWidth + count > limit {
            hanging += String(repeating: " ", count: count)
            rowWidth = limit
        } else {
            row += String(repeating: " ", count: count)
            rowWidth += count
        }
    }

    private mutating func settleWord() {
        row += word
        rowWidth += wordWidth
        // The terminal wraps a too wide word; `rowWidth` is the width of its last row.
        if rowWidth > limit { rowWidth = (rowWidth - 1) % (limit + 1) + 1 }
        word = ""
        wordWidth = 0
    }

    private mutating func placeVisible(_ character: Character) {
        let width = DisplayWidth.columns(of: character)
        // A wide character (2 columns) may begin a row.
        if width == 2 { settleWord() }
        if rowWidth + wordWidth + width > limit { makeRoom() }
        word.append(character)
        wordWidth += width
        if row.utf8.count + word.utf8.count >= Self.maximumBytes { endRow() }
    }

    /// Moves the word to a new row, unless the row holds nothing else.
    private mutating func makeRoom() {
        let settled = row.withoutTrailingSpaces
        guard !settled.isEmpty || word.isEmpty else { return }
        if settled.isEmpty {
            if rowWidth > 0 { endRow() }
        } else {
            finished.append(settled)
            row = ""
            rowWidth = 0
            hanging = ""
        }
    }
}

extension String {
    fileprivate var withoutTrailingSpaces: String {
        var end = utf8.endIndex
        while end > utf8.startIndex, utf8[utf8.index(before: end)] == 0x20 {
            end = utf8.index(before: end)
        }
        return String(self[..<end])
    }
}
