/// Fits the parts into the screen: the draft is always visible, the other parts are shortened.
enum FrameComposer {
    /// The maximum number of rows for the draft.
    static func draftRows(in size: TerminalSize) -> Int { max(1, size.rows / 2) }

    /// The maximum number of rows for presented lines beside a full answer part.
    static func roomToPresent(in size: TerminalSize, draft: Int, footer: Int) -> Int {
        let third = max(1, size.rows / 3)
        return min(third, size.rows - 1 - third - draft - footer)
    }

    static func compose(_ parts: FrameParts, size: TerminalSize) -> LiveFrame {
        // One screen row stays free, so that the live region never scrolls into the scrollback.
        var left = max(1, size.rows - 1) - parts.draft.rows.count
        func take(_ rows: [LiveRow], atMost most: Int, fromEnd: Bool) -> [LiveRow] {
            let count = min(rows.count, max(0, min(left, most)))
            left -= count
            return Array(fromEnd ? rows.suffix(count) : rows.prefix(count))
        }
        let third = max(1, size.rows / 3)
        // For a choice the question is placed before all other parts but the answers.
        let asked =
            parts.draft.isChoice ? take(parts.status, atMost: size.rows / 2, fromEnd: true) : []
        // A screen of fewer than 10 rows has no blank row.
        let gap =
            parts.hasGap && size.rows >= 10
            ? take([LiveRow("", width: 0)], atMost: 1, fromEnd: true) : []
        let answer = take(parts.answer, atMost: third, fromEnd: true)
        let footer = take(parts.footer, atMost: third, fromEnd: false)
        let presented = take(parts.presented, atMost: third, fromEnd: false)
        let menu = take(parts.menu, atMost: third, fromEnd: false)
        let status =
            parts.draft.isChoice ? asked : take(parts.status, atMost: third, fromEnd: true)
        return LiveFrame(
            rows: answer + gap + presented + status + parts.draft.rows + menu + footer,
            cursorRow: answer.count + gap.count + presented.count + status.count
                + parts.draft.cursorRow,
            cursorColumn: parts.draft.cursorColumn)
    }

    /// A styled line as a row; a longer one is cut and ends with "…".
    static func row(_ text: StyledText, size: TerminalSize, color: ColorPolicy) -> LiveRow {
        let line = (text.lines.first ?? StyledText()).shortened(to: max(1, size.columns - 1))
        return LiveRow(line.rendered(color), width: line.width)
    }
}
