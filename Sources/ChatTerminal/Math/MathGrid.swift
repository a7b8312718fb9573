/// A grid of cells.
struct MathGrid: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case matrix
        /// Left-aligned cells after a brace.
        case cases
        /// Lines of a derivation, aligned at relations.
        case lines
    }

    var kind: Kind
    var open = ""
    var close = ""
    /// The alignment of the columns, the last one repeated; empty alternates right and left.
    var alignments: [Alignment] = [.center]
    var rows: [[MathNode]]

    enum Alignment: Equatable, Sendable { case left, center, right }

    /// The cells of a row joined to one row.
    static func joined(_ cells: [MathNode]) -> MathNode {
        .row(
            cells.flatMap { cell -> [MathNode] in
                if case .row(let nodes) = cell { nodes } else { [cell] }
            })
    }

    func alignment(of column: Int) -> Alignment {
        if alignments.indices.contains(column) { return alignments[column] }
        // Aligns the relations of all rows.
        return alignments.last ?? (column.isMultiple(of: 2) ? .right : .left)
    }
}
