/// The rows of the live region and the cursor's position in them.
package struct LiveFrame: Sendable, Hashable {
    package var rows: [LiveRow]
    package var cursorRow: Int
    package var cursorColumn: Int

    package init(rows: [LiveRow], cursorRow: Int, cursorColumn: Int) {
        self.rows = rows.isEmpty ? [LiveRow("")] : rows
        self.cursorRow = min(max(0, cursorRow), self.rows.count - 1)
        self.cursorColumn = max(0, cursorColumn)
    }
}
