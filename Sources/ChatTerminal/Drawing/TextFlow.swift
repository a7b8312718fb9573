/// Lays a growing text out in rows: finished rows are handed out once, the last stays open.
///
/// The rows depend on the text and the width only, never on how the text was cut into pieces. A word
/// that is longer than a row runs over the edge: the terminal breaks it, and copies it whole.
package struct TextFlow: Sendable {
    /// Text of more bytes than this ends a row whatever its width: marks without width are endless.
    static let maximumBytes = 64 * 1024

    /// More rows of an open word than this are not shown on any screen.
    private static let viewedRows = 200

    /// Columns that may be filled: one less than the terminal has, so that no row ever touches the
    /// last column, where terminals disagree about wrapping.
    private var limit: Int
    /// What is settled in the open row, spaces included.
    private var row = ""
    private var rowWidth = 0
    /// The word being read; it moves to the next row as a whole if it does not fit.
    private var word = ""
    private var wordWidth = 0
    /// Spaces past the end of a full row: not drawn, but wanted again if the row gets wider.
    private var hanging = ""
    /// The last cluster: more scalars may still join it.
    private var tail: Character?
    private var finished: [String] = []

    package init(columns: Int) { limit = max(1, columns - 1) }

    /// Takes sanitised text and returns the rows it completes.
    package mutating func push(_ text: String) -> [String] {
        // Nothing is what a cap leaves of marks without an end.
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

    /// Ends the text: the open row is finished, unless it is empty.
    package mutating func finish() -> [String] {
        placeTail()
        if !row.isEmpty || !word.isEmpty { endRow() }
        return takeFinished()
    }

    /// Lays the open row out anew; rows handed out before stay as they are.
    package mutating func resize(columns: Int) -> [String] {
        let newLimit = max(1, columns - 1)
        guard newLimit != limit else { return [] }
        let open = row + hanging + word + (tail.map(String.init) ?? "")
        self = TextFlow(columns: newLimit + 1)
        return push(open)
    }

    /// The unfinished text as it would be drawn now: mostly one row.
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

    /// Spaces at the end of a full row vanish: the row break stands for them.
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
        // The row goes on where the terminal's own break leaves off.
        if rowWidth > limit { rowWidth = (rowWidth - 1) % (limit + 1) + 1 }
        word = ""
        wordWidth = 0
    }

    private mutating func placeVisible(_ character: Character) {
        let width = DisplayWidth.columns(of: character)
        // Wide scripts may break before any character.
        if width == 2 { settleWord() }
        if rowWidth + wordWidth + width > limit { makeRoom() }
        word.append(character)
        wordWidth += width
        if row.utf8.count + word.utf8.count >= Self.maximumBytes { endRow() }
    }

    /// Moves the word to a fresh row, unless it is the first in its own.
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
