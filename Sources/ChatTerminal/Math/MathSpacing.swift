import TextSearch

/// The classes of the atoms of a row, and the spaces between them by TeX's rules.
struct MathSpacing {
    struct Atom {
        var node: MathNode
        var left: MathClass
        var right: MathClass
        /// The columns of explicit space before it; nil for none.
        var space: Int?
    }

    private(set) var atoms: [Atom] = []
    /// The columns of explicit space after the last atom.
    private(set) var trailing = 0

    init(_ nodes: [MathNode]) {
        var space: Int?
        for node in nodes {
            if case .space(let columns) = node {
                space = max(space ?? 0, columns)
                continue
            }
            let (left, right) = Self.classes(of: node)
            atoms.append(Atom(node: node, left: left, right: right, space: space))
            space = nil
        }
        trailing = space ?? 0
        pairBars()
        settleOperators()
    }

    private static func classes(of node: MathNode) -> (MathClass, MathClass) {
        switch node {
        case .symbol(_, let kind): (kind, kind)
        case .name: (.large, .large)
        case .scripts(let base, _, _): classes(of: base)
        case .labelled(let base, _, _): classes(of: base.bare)
        case .fenced(let open, _, _, let close):
            (open.isEmpty ? .ordinary : .opening, close.isEmpty ? .ordinary : .closing)
        default: (.ordinary, .ordinary)
        }
    }

    /// Pairs equal bars: the first opens, the next closes.
    private mutating func pairBars() {
        var open: [String: Int] = [:]
        for index in atoms.indices where atoms[index].left == .bar {
            guard case .symbol(let text, _) = Self.nucleus(atoms[index].node) else { continue }
            if let start = open[text] {
                atoms[start].left = .opening
                atoms[start].right = .opening
                atoms[index].left = .closing
                atoms[index].right = .closing
                open[text] = nil
            } else {
                open[text] = index
            }
        }
        for index in atoms.indices where atoms[index].left == .bar {
            atoms[index].left = .ordinary
            atoms[index].right = .ordinary
        }
    }

    private static func nucleus(_ node: MathNode) -> MathNode {
        if case .scripts(let base, _, _) = node { return nucleus(base) }
        return node
    }

    /// Turns a binary operator without a left or right operand into an ordinary atom.
    private mutating func settleOperators() {
        for index in atoms.indices where atoms[index].left == .binary {
            let before = index > 0 ? atoms[index - 1].right : .opening
            let after = index + 1 < atoms.count ? atoms[index + 1].left : .closing
            let hasLeft = [.ordinary, .closing].contains(before)
            let hasRight = ![.relation, .closing, .punctuation].contains(after)
            if !hasLeft || !hasRight {
                atoms[index].left = .ordinary
                atoms[index].right = .ordinary
            }
        }
    }

    /// The columns between an atom and the one before it.
    func gap(before index: Int, isTight: Bool) -> Int {
        let atom = atoms[index]
        guard index > 0 else { return atom.space ?? 0 }
        let before = atoms[index - 1]
        let natural = Self.gap(before, atom, isTight: isTight)
        return max(natural, atom.space ?? 0)
    }

    private static func gap(_ left: Atom, _ right: Atom, isTight: Bool) -> Int {
        if isWord(left.node) || isWord(right.node) { return 1 }
        let normal = isTight ? 0 : 1
        switch (left.right, right.left) {
        case (.relation, .relation), (.opening, _), (_, .closing), (_, .punctuation): return 0
        case (.relation, _), (_, .relation), (.binary, _), (_, .binary), (.punctuation, _):
            return normal
        // A prefix sign is not separated from its operand.
        case (.ordinary, .large) where isSign(left): return 0
        case (.large, .opening): return isLarge(left.node) ? 1 : 0
        case (.large, _), (_, .large): return 1
        default: return 0
        }
    }

    /// A relation or an operator that is a word: `a mod n`.
    private static func isWord(_ node: MathNode) -> Bool {
        guard case .symbol(let text, let kind) = node, kind == .binary || kind == .relation else {
            return false
        }
        return text.allSatisfy(\.isLetter)
    }

    /// A large operator, or a name with a limit: `f(x)` has no space, `lim (1 + x)` has one.
    private static func isLarge(_ node: MathNode) -> Bool {
        switch node {
        case .symbol, .labelled: true
        case .scripts(let base, let sub, _):
            if case .name(_, let hasLimits) = base { hasLimits && sub != nil } else { true }
        default: false
        }
    }

    // MARK: - Products

    /// Whether a postfix sign follows that applies to the whole atom: `(a/b)!`.
    func isUnderPostfix(at index: Int) -> Bool {
        guard index + 1 < atoms.count, case .symbol(let sign, _) = atoms[index + 1].node else {
            return false
        }
        return ["!", "%", "‰", "°"].contains(sign)
    }

    /// Whether a fraction here is multiplied by a neighbour, so that it needs parentheses.
    func isFactor(at index: Int) -> Bool {
        if index > 0, (atoms[index].space ?? 0) < 2 {
            let before = atoms[index - 1]
            if case .text = before.node {
            } else {
                if [.ordinary, .closing].contains(before.right), !Self.isSign(before) {
                    return true
                }
                if before.right == .large, !Self.isSum(before.node) { return true }
            }
        }
        if index + 1 < atoms.count, (atoms[index + 1].space ?? 0) < 2 {
            let after = atoms[index + 1]
            if case .text = after.node { return false }
            if case .tag = after.node { return false }
            return [.ordinary, .opening, .large].contains(after.left) && !Self.isSign(after)
        }
        return false
    }

    /// Signs that are no factors: operators, relations, dots, negation, quantifiers, bars.
    private static func isSign(_ atom: Atom) -> Bool {
        guard case .symbol(let text, let kind) = atom.node else { return false }
        return kind == .binary || kind == .relation || "…⋯⋮⋱¬∀∃|‖.∴∵".holds(text)
    }

    private static func isSum(_ node: MathNode) -> Bool {
        switch node {
        case .symbol, .labelled, .name(_, hasLimits: true): true
        case .scripts(let base, _, _): isSum(base)
        default: false
        }
    }
}
