/// Rows of cells.
struct MathGrid: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case matrix
        /// Left-aligned cells behind a brace.
        case cases
        /// Lines of a derivation, aligned at relations.
        case lines
    }

    var kind: Kind
    var open = ""
    var close = ""
    /// How the columns stand; the last one counts for those behind it. None: right, left, right …
    var alignments: [Alignment] = [.center]
    var rows: [[MathNode]]

    enum Alignment: Equatable, Sendable { case left, center, right }

    /// The cells of a row as one row, as they are read.
    static func joined(_ cells: [MathNode]) -> MathNode {
        .row(
            cells.flatMap { cell -> [MathNode] in
                if case .row(let nodes) = cell { nodes } else { [cell] }
            })
    }

    func alignment(of column: Int) -> Alignment {
        if alignments.indices.contains(column) { return alignments[column] }
        // Relations stand below each other.
        return alignments.last ?? (column.isMultiple(of: 2) ? .right : .left)
    }
}
