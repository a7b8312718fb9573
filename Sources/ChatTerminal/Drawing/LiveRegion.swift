/// Decides the bytes that turn what the terminal shows into the next frame.
///
/// Committed text is written once, top down, above the region; only the region is ever rewritten.
/// Every row starts with the cursor in column 0 and ends before the last column, so no erase ever
/// happens in a pending wrap.
package struct LiveRegion: Sendable {
    /// Whether the terminal wraps rows anew when it becomes narrower.
    ///
    /// Where it is unknown the
    /// answer is no: a leftover row is better than an erased one.
    private let reflows: Bool
    private var shown: LiveFrame?
    private var shownSize = TerminalSize(columns: 1, rows: 1)

    package init(reflows: Bool) { self.reflows = reflows }

    /// The bytes for one refresh, empty if nothing changed.
    ///
    /// Committed rows that are on the screen already are left there only while the size is steady:
    /// a terminal that changed it before it read this has them elsewhere, and they would be lost.
    package mutating func draw(
        commit lines: [String], frame: LiveFrame, size: TerminalSize, isSteady: Bool = true
    ) -> String {
        defer {
            shown = frame
            shownSize = size
        }
        // A lower screen may have lost the rows below the cursor, so the height counts too.
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

    /// Removes the region and leaves the cursor where it began.
    package mutating func erase(size: TerminalSize) -> String {
        guard shown != nil else { return "" }
        defer { shown = nil }
        return wipe(columns: size.columns)
    }

    /// Starts anew on a screen whose contents are unknown; the next frame is drawn at the cursor.
    package mutating func forget() { shown = nil }

    /// Goes to the region's first row and blanks all its rows, one by one: an erase to the end of
    /// the screen makes some terminals copy the screen into the scrollback.
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

    /// Screen rows that something `width` columns wide takes now.
    private func height(of width: Int, columns: Int) -> Int {
        guard reflows, columns < shownSize.columns, width > columns else { return 1 }
        return (width + columns - 1) / columns
    }

    /// Writes a whole frame from the cursor's row on, which is blank as is all below it.
    private static func write(_ frame: LiveFrame) -> String {
        let rows = frame.rows.map { ControlSequence.eraseRow + $0.text }
        return rows.joined(separator: "\r\n") + "\r"
            + ControlSequence.up(frame.rows.count - 1 - frame.cursorRow)
            + ControlSequence.right(frame.cursorColumn)
    }
}
