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
