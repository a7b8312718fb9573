import SystemKit

/// A terminal's size in cells.
package struct TerminalSize: Sendable, Hashable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
    }

    /// The current size of a terminal; fails if the terminal does not report one.
    init?(of terminal: Int32) {
        guard let size = Descriptors.windowSize(terminal) else { return nil }
        self.init(columns: size.columns, rows: size.rows)
    }
}
