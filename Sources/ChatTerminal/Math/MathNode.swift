/// A formula as a tree; only what can be shown gets into it.
indirect enum MathNode: Equatable, Sendable {
    /// A letter, a number, an operator or another sign.
    case symbol(String, MathClass)
    /// Words that stand as they are.
    case text(String)
    /// The name of a function.
    case name(String, hasLimits: Bool)
    case row([MathNode])
    case scripts(MathNode, sub: MathNode?, sup: MathNode?)
    case fraction(MathNode, MathNode, MathFraction)
    case root(index: MathNode?, MathNode)
    case accent(MathAccent, MathNode)
    /// Parts between delimiters that grow, parted by bars that grow too.
    case fenced(open: String, parts: [MathNode], bars: [String], close: String)
    case grid(MathGrid)
    /// Columns of white space.
    case space(Int)
    /// A sign with something above or below it.
    case labelled(MathNode, over: MathNode?, under: MathNode?)
    /// A brace above or below, which a script may explain.
    case braced(MathNode, isOver: Bool)
    case boxed(MathNode)
    /// The number of an equation.
    case tag(String)

    static let empty = MathNode.row([])

    /// Without groups of one.
    var bare: MathNode {
        if case .row(let nodes) = self, nodes.count == 1, let only = nodes.first {
            return only.bare
        }
        return self
    }
}

/// What a sign does in its row, which decides on the space around it.
enum MathClass: Equatable, Sendable {
    case ordinary
    /// A sum, an integral, the name of a function.
    case large
    case binary
    case relation
    case opening
    case closing
    case punctuation
    /// A vertical bar, which opens, closes or separates.
    case bar
}

enum MathFraction: Equatable, Sendable {
    /// As its place has it.
    case normal
    /// With a bar wherever there is room for one.
    case stacked
    /// In one row.
    case flat
    /// Two lines without a bar, in parentheses.
    case choice
}

/// A mark over or under what it belongs to.
enum MathAccent: Equatable, Sendable {
    /// Joins one character.
    case mark(Unicode.Scalar)
    /// Joins each of several characters.
    case line(Unicode.Scalar)
}

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
