/// Whether labels over and under parts of a formula are unambiguous where they are shown.
///
/// In one row a label is shown as a script. On a relation or a name with limits this is clear; on a
/// letter or a brace it would be read as a power, which is another formula.
enum MathLabels {
    /// `stacks` is true if the node is laid out with rows above and below it.
    static func areClear(in node: MathNode, stacks: Bool) -> Bool {
        switch node.bare {
        case .symbol, .text, .name, .space, .tag: true
        case .row(let nodes): nodes.allSatisfy { areClear(in: $0, stacks: stacks) }
        case .scripts(let base, let sub, let sup):
            areScripts(base, sub, sup, stacks)
        case .fraction(let above, let below, _):
            areClear(in: above, stacks: false) && areClear(in: below, stacks: false)
        case .root(let index, let radicand):
            (index.map { areClear(in: $0, stacks: false) } ?? true)
                && areClear(in: radicand, stacks: stacks)
        case .accent(_, let base), .boxed(let base), .braced(let base, _):
            areClear(in: base, stacks: stacks)
        case .fenced(_, let parts, _, _): parts.allSatisfy { areClear(in: $0, stacks: stacks) }
        case .grid(let grid):
            grid.rows.joined().allSatisfy {
                areClear(in: $0, stacks: stacks && grid.kind == .lines)
            }
        case .labelled(let base, let over, let under):
            ((over == nil && under == nil) || stacks || takesLabel(base))
                && areClear(in: base, stacks: stacks)
                && [over, under].allSatisfy { $0.map { areClear(in: $0, stacks: false) } ?? true }
        }
    }

    private static func areScripts(
        _ base: MathNode, _ sub: MathNode?, _ sup: MathNode?, _ stacks: Bool
    ) -> Bool {
        var isClear = areClear(in: base, stacks: stacks)
        if case .braced(_, let isOver) = base.bare, !stacks, let label = isOver ? sup : sub {
            isClear = isClear && holdsWords(label)
        }
        return isClear
            && [sub, sup].allSatisfy { $0.map { areClear(in: $0, stacks: false) } ?? true }
    }

    /// Whether the label contains words, which are no power or index.
    private static func holdsWords(_ node: MathNode) -> Bool {
        switch node.bare {
        case .text(let text): text.count > 1
        case .row(let nodes): nodes.contains(where: holdsWords)
        default: false
        }
    }

    private static func takesLabel(_ base: MathNode) -> Bool {
        switch base.bare {
        case .symbol(_, let kind): [.relation, .binary, .large].contains(kind)
        case .name: true
        case .row(let nodes): !nodes.isEmpty && nodes.allSatisfy(takesLabel)
        case .space: true
        default: false
        }
    }
}
