/// Whether what stands over or under a part of a formula can be shown where it is.
///
/// In one row a label becomes a script. A relation or a name with limits has no powers, so nobody
/// misreads it there; over a letter or a brace it would be a power, which is another formula.
enum MathLabels {
    /// `stacks` says that the node is set with rows above and below it.
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

    /// Words explain: no power and no index is written so.
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
