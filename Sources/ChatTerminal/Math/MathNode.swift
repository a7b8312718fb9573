/// A node of a formula's tree, which contains only parts with a Unicode form.
indirect enum MathNode: Equatable, Sendable {
    /// A letter, a number, an operator or another sign.
    case symbol(String, MathClass)
    /// Words, shown unchanged.
    case text(String)
    /// A function name.
    case name(String, hasLimits: Bool)
    case row([MathNode])
    case scripts(MathNode, sub: MathNode?, sup: MathNode?)
    case fraction(MathNode, MathNode, MathFraction)
    case root(index: MathNode?, MathNode)
    case accent(MathAccent, MathNode)
    /// Parts between growing delimiters, separated by growing bars.
    case fenced(open: String, parts: [MathNode], bars: [String], close: String)
    case grid(MathGrid)
    /// White space, in columns.
    case space(Int)
    /// A sign with labels above or below it.
    case labelled(MathNode, over: MathNode?, under: MathNode?)
    /// A brace above or below its base; its label is a script.
    case braced(MathNode, isOver: Bool)
    case boxed(MathNode)
    /// An equation number.
    case tag(String)

    static let empty = MathNode.row([])

    /// The node without enclosing rows of one element.
    var bare: MathNode {
        if case .row(let nodes) = self, nodes.count == 1, let only = nodes.first {
            return only.bare
        }
        return self
    }
}
