/// Computes the bytes that change the live region on the screen into the next frame.
///
/// Committed rows are written once, above the region; only the region is rewritten. Every row
/// begins in column 0 and ends before the last column, so no erase occurs in a pending wrap.
package struct LiveRegion: Sendable {
    /// Whether the terminal wraps rows again when it becomes narrower.
    ///
    /// False if unknown, as a leftover row is better than an erased one.
    private let reflows: Bool
    private var shown: LiveFrame?
    private var shownSize = TerminalSize(columns: 1, rows: 1)

    package init(reflows: Bool) { self.reflows = reflows }

    /// The bytes of one refresh; empty if nothing has changed.
    ///
    /// Committed rows that are on the screen already stay there only while the size is stable: a
    /// terminal that is resized before it reads the bytes has them in other rows, and loses them.
    package mutating func draw(
        commit lines: [String], frame: LiveFrame, size: TerminalSize, isSteady: Bool = true
    ) -> String {
        defer {
            shown = frame
            shownSize = size
        }
        // A lower screen may have lost the rows below the cursor, so the height is compared too.
        if let shown, size == shownSize {
            if lines.isEmpty, frame == shown { return "" }
            if isSteady || lines.isEmpty,
                let update = RegionUpdate(from: shown, to: frame, commit: lines, size: size)
            {
                return update.bytes
            }
        }
        var bytes = ControlSequence.beginUpdate + ControlSequence.hideCursor
        bytes += wipe(columns: size.columns)
        for line in lines { bytes += line + "\r\n" }
        return bytes + Self.write(frame) + ControlSequence.showCursor + ControlSequence.endUpdate
    }

    /// Erases the region and puts the cursor at its start.
    package mutating func erase(size: TerminalSize) -> String {
        guard shown != nil else { return "" }
        defer { shown = nil }
        return wipe(columns: size.columns)
    }

    /// Marks the screen's content as unknown; the next frame is drawn at the cursor.
    package mutating func forget() { shown = nil }

    /// Moves to the region's first row and erases all its rows, one by one.
    ///
    /// An erase to the end of the screen makes some terminals copy the screen into the scrollback.
    private func wipe(columns: Int) -> String {
        guard let shown else { return "\r" }
        let heights = shown.rows.map { height(of: $0.width, columns: columns) }
        let above = heights.prefix(shown.cursorRow).reduce(0, +)
        let within = max(0, height(of: shown.cursorColumn, columns: columns) - 1)
        let rest = max(0, heights.reduce(0, +) - 1)
        var bytes = "\r" + ControlSequence.up(above + within)
        bytes += ControlSequence.saveCursor + ControlSequence.eraseRow
        for _ in 0..<rest { bytes += ControlSequence.down(1) + ControlSequence.eraseRow }
        return bytes + ControlSequence.restoreCursor
    }

    /// The screen rows that a row of `width` columns takes after a reflow.
    private func height(of width: Int, columns: Int) -> Int {
        guard reflows, columns < shownSize.columns, width > columns else { return 1 }
        return (width + columns - 1) / columns
    }

    /// Writes a whole frame from the cursor's row on; the rows there are blank.
    private static func write(_ frame: LiveFrame) -> String {
        let rows = frame.rows.map { ControlSequence.eraseRow + $0.text }
        return rows.joined(separator: "\r\n") + "\r"
            + ControlSequence.up(frame.rows.count - 1 - frame.cursorRow)
            + ControlSequence.right(frame.cursorColumn)
    }
}
