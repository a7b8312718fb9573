/// A formula that can be shown in Unicode characters.
struct Formula: Equatable, Sendable {
    /// In bytes; longer formulas are shown as source.
    static let maximumBytes = 16 * 1024

    private let tree: MathNode

    /// Nil if a part of the source has no Unicode form; then all of it is shown as source.
    init?(_ source: String) {
        guard source.utf8.count <= Self.maximumBytes, Self.isVisible(source),
            let tree = try? MathParser.parse(source), tree != .empty
        else { return nil }
        self.tree = tree
    }

    /// Whether the source has no control characters, bidi marks or private spaces (`MathBox.glue`).
    private static func isVisible(_ source: String) -> Bool {
        let line = String(source.map { $0 == "\n" || $0 == "\t" || $0 == "\r\n" ? " " : $0 })
        return !line.contains(MathBox.glue) && Sanitizer.strict(line) == line
    }

    /// The formula in one row, in which a space may be broken and `MathBox.glue` may not.
    ///
    /// Nil if the row could be read as another formula.
    var line: String? { Self.line(of: tree) }

    private static func line(of node: MathNode) -> String? {
        MathLabels.areClear(in: node, stacks: false) ? MathLayout.line(node) : nil
    }

    /// The formula in stacked rows; if too wide in one wrapped row; nil if nothing fits.
    func rows(in columns: Int) -> [String]? {
        guard MathLabels.areClear(in: tree, stacks: true) else { return nil }
        let display = MathLayout.display(tree)
        if display.width <= columns { return display.rows.map(Self.plain) }
        if case .grid(let grid) = tree.bare, grid.kind == .lines {
            var rows: [String] = []
            for cells in grid.rows {
                guard let lines = Self.rows(of: MathGrid.joined(cells), in: columns) else {
                    return nil
                }
                rows += lines
            }
            return rows
        }
        return Self.rows(of: tree, in: columns)
    }

    private static func rows(of node: MathNode, in columns: Int) -> [String]? {
        let display = MathLayout.display(node)
        if display.width <= columns { return display.rows.map(plain) }
        guard let line = line(of: node) else { return nil }
        return wrapped(line, to: columns) ?? wrapped(plain(line), to: columns)
    }

    private static func wrapped(_ line: String, to columns: Int) -> [String]? {
        let indent = columns > 8 ? 2 : 0
        let words = line.split(separator: " ")
        guard words.allSatisfy({ DisplayWidth.columns(of: $0) + indent <= columns }) else {
            return nil
        }
        var rows: [String] = []
        var row = ""
        for word in words {
            let joined = row.isEmpty ? String(word) : row + " " + word
            if DisplayWidth.columns(of: joined) <= columns || row.isEmpty {
                row = joined
            } else {
                rows.append(row)
                row = String(repeating: " ", count: indent) + word
            }
        }
        return (rows + [row]).map(plain)
    }

    /// The row with spaces in place of `MathBox.glue`.
    static func plain(_ row: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in row.unicodeScalars {
            scalars.append(scalar == MathBox.glueScalar ? " " : scalar)
        }
        return String(scalars)
    }
}
