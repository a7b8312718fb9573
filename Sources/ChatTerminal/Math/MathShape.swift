/// Whether a part of a formula needs parentheses in one row.
enum MathShape {
    /// A single unit: a letter, a number, a word, or something in brackets.
    static func isSingle(_ node: MathNode) -> Bool {
        switch node.bare {
        case .symbol, .accent, .boxed, .root: true
        case .text(let text): !text.contains(" ")
        case .name: false
        case .fenced(let open, _, _, let close): !open.isEmpty && !close.isEmpty
        case .grid(let grid): !grid.open.isEmpty && !grid.close.isEmpty
        case .scripts(let base, _, _): isSingle(base) && !isLarge(base)
        case .fraction(_, _, let kind): kind == .choice
        case .row(let nodes): isEnclosed(nodes, mayBePower: true)
        default: false
        }
    }

    private static func isLarge(_ node: MathNode) -> Bool {
        if case .symbol(_, .large) = node.bare { return true }
        return false
    }

    /// `(…)` or `|…|`, in which the first sign is closed by the last.
    ///
    /// With `mayBePower` the last one may have a script.
    static func isEnclosed(_ nodes: [MathNode], mayBePower: Bool = false) -> Bool {
        guard nodes.count > 1, case .symbol(let first, _)? = nodes.first else { return false }
        if first == "|" || first == "‖" {
            let bars = nodes.indices.filter { nodes[$0] == .symbol(first, .bar) }
            return bars == [0, nodes.count - 1]
        }
        guard first == "(" else { return false }
        var open = 0
        for (index, node) in nodes.enumerated() {
            var sign = node
            if case .scripts(let base, _, _) = node, mayBePower || index < nodes.count - 1 {
                sign = base
            }
            guard case .symbol(let text, _) = sign else { continue }
            if text == "(" { open += 1 }
            if text == ")" { open -= 1 }
            if open == 0 { return index == nodes.count - 1 }
        }
        return false
    }

    /// Whether it needs no parentheses before a slash, as a product.
    static func isNumerator(_ node: MathNode) -> Bool {
        if isSingle(node) { return true }
        guard case .row(let nodes) = node.bare else { return false }
        var nesting = 0
        return MathSpacing(nodes).atoms.allSatisfy { atom in
            defer { if atom.right == .closing { nesting -= 1 } }
            if atom.left == .opening { nesting += 1 }
            if nesting > 0 { return true }
            if case .fraction = atom.node { return false }
            return ![.binary, .relation, .punctuation, .large].contains(atom.left)
        }
    }

    /// Whether it needs none after a slash: a single unit, `f(x)`, `n!`, or a differential.
    static func isDenominator(_ node: MathNode) -> Bool {
        if isSingle(node) { return true }
        guard case .row(let nodes) = node.bare, let first = nodes.first, isSingle(first),
            isNumerator(node)
        else { return false }
        if isEnclosed(Array(nodes.dropFirst()), mayBePower: true) { return true }
        if nodes.count == 2 {
            if case .fenced("(", _, _, ")") = nodes[1] { return true }
            if case .symbol("!", _) = nodes[1] { return true }
        }
        return isDifferential(first)
    }

    private static func isDifferential(_ node: MathNode) -> Bool {
        switch node.bare {
        case .symbol(let text, _), .text(let text): ["d", "∂", "Δ", "δ"].contains(text)
        case .scripts(let base, _, _): isDifferential(base)
        default: false
        }
    }

    /// Whether a root sign needs no bar over it: one letter or number.
    static func isRadicand(_ node: MathNode) -> Bool {
        switch node.bare {
        case .symbol(_, .ordinary), .accent(.mark, _): true
        case .text(let text): text.count == 1
        case .fenced("(", _, _, ")"): true
        case .scripts(let base, _, sup: nil): isRadicand(base)
        case .row(let nodes): isEnclosed(nodes)
        default: false
        }
    }

    /// Whether a script can follow it without parentheses.
    static func isBase(_ node: MathNode) -> Bool {
        switch node.bare {
        case .root, .scripts: false
        case .name, .braced, .labelled, .fenced: true
        case .row(let nodes): nodes.isEmpty || isEnclosed(nodes)
        default: isSingle(node)
        }
    }
}
