/// A laid-out part of a formula: rows of text and a baseline.
struct MathBox: Equatable, Sendable {
    /// A space at which a row is not broken.
    ///
    /// It is a private-use character; a formula that contains it is shown as source.
    static let glue = Character(glueScalar)
    static let glueScalar: Unicode.Scalar = "\u{10F8F0}"

    /// All of the same width in columns.
    private(set) var rows: [String]
    private(set) var width: Int
    /// The index of the row that is aligned with adjacent boxes.
    var baseline: Int

    init(_ text: String) {
        rows = [text]
        width = DisplayWidth.columns(of: text)
        baseline = 0
    }

    static let empty = MathBox("")

    /// Rows of text, padded to the widest.
    init(lines: [String], baseline: Int = 0) {
        self.init(column: lines.map { MathBox($0) }, alignment: .left, baseline: baseline)
    }

    /// Boxes stacked in a column; `baseline` is a row index of the result.
    init(column boxes: [MathBox], alignment: MathGrid.Alignment, baseline: Int) {
        let widest = boxes.map(\.width).max() ?? 0
        rows = boxes.flatMap { $0.padded(to: widest, alignment).rows }
        width = widest
        self.baseline = max(0, min(baseline, rows.count - 1))
    }

    /// Boxes beside each other, aligned at their baselines.
    init(beside boxes: [MathBox]) {
        let above = boxes.map(\.baseline).max() ?? 0
        let below = boxes.map { $0.height - $0.baseline }.max() ?? 1
        rows = (0..<(above + below)).map { row in
            var text = ""
            for box in boxes {
                let own = row - above + box.baseline
                text += box.rows.indices.contains(own) ? box.rows[own] : MathBox.space(box.width)
            }
            return text
        }
        width = boxes.reduce(0) { $0 + $1.width }
        baseline = above
    }

    var height: Int { rows.count }
    /// The row of a box of height 1, else nil.
    var line: String? { rows.count == 1 ? rows.first : nil }

    static func space(_ columns: Int) -> String {
        String(repeating: MathBox.glue, count: max(0, columns))
    }

    static func gap(_ columns: Int) -> MathBox { MathBox(space(columns)) }

    func padded(to width: Int, _ alignment: MathGrid.Alignment) -> MathBox {
        let free = max(0, width - self.width)
        guard free > 0 else { return self }
        let left =
            switch alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        var box = self
        box.rows = rows.map { MathBox.space(left) + $0 + MathBox.space(free - left) }
        box.width = width
        return box
    }

    /// The box with blank rows added.
    func extended(above: Int, below: Int) -> MathBox {
        var box = self
        let blank = MathBox.space(width)
        box.rows =
            Array(repeating: blank, count: max(0, above)) + rows
            + Array(repeating: blank, count: max(0, below))
        box.baseline += max(0, above)
        return box
    }
}
