extension MathLayout {
    /// A base with a subscript, a superscript or both.
    func scripts(
        _ base: MathNode, _ sub: MathNode?, _ sup: MathNode?, _ style: Style
    ) -> MathBox {
        if case .braced(let inside, let isOver) = base.bare {
            return braced(inside, isOver: isOver, label: isOver ? sup : sub, style)
        }
        if case .labelled(let inner, let over, let under) = base.bare, over == nil, under == nil {
            // `\mathop{…}` always has limits.
            return limits(inner, sub, sup, style, always: true)
        }
        if takesLimits(base) { return limits(base, sub, sup, style, always: false) }
        var nucleus = box(base, style)
        if !MathShape.isBase(base) { nucleus = parenthesized(nucleus) }
        return beside(nucleus, sub, sup, style)
    }

    private func takesLimits(_ base: MathNode) -> Bool {
        switch base.bare {
        case .symbol(let text, .large):
            !(text.first.map { MathSymbols.integrals.contains($0) } ?? false)
        case .name(_, let hasLimits): hasLimits
        case .labelled: true
        default: false
        }
    }

    private func limits(
        _ base: MathNode, _ sub: MathNode?, _ sup: MathNode?, _ style: Style, always: Bool
    ) -> MathBox {
        let nucleus = box(base, style)
        guard stacks, style == .display else { return beside(nucleus, sub, sup, style) }
        return pile(nucleus, over: sup.map { label($0) }, under: sub.map { label($0) })
    }

    /// A limit above or below an operator; `\substack` has several lines.
    private func label(_ node: MathNode) -> MathBox {
        if case .grid(let grid) = node.bare {
            let lines = grid.rows.map { box(MathGrid.joined($0), .script) }
            return MathBox(column: lines, alignment: .center, baseline: 0)
        }
        return box(node, .script)
    }

    private func pile(_ base: MathBox, over: MathBox?, under: MathBox?) -> MathBox {
        let boxes = [over, base, under].compactMap { $0 }
        return MathBox(
            column: boxes, alignment: .center, baseline: (over?.height ?? 0) + base.baseline)
    }

    // MARK: - Beside the base

    private func beside(
        _ base: MathBox, _ sub: MathNode?, _ sup: MathNode?, _ style: Style
    ) -> MathBox {
        let low = sub.map { box($0, .script).line ?? "" }
        let high = sup.map { box($0, .script).line ?? "" }
        let lowScript = low.map { MathScripts.lowered($0) }
        let highScript = high.map { MathScripts.raised($0) }
        let isComplete = lowScript != .some(nil) && highScript != .some(nil)
        guard stacks, style == .display else {
            let below =
                sub.map { lowScript?.flatMap { $0 } ?? "_" + bracketed($0, low ?? "") } ?? ""
            let above =
                sup.map { highScript?.flatMap { $0 } ?? "^" + bracketed($0, high ?? "") } ?? ""
            return MathBox(beside: [base, MathBox(below + above)])
        }
        if base.height == 1, isComplete {
            let text = (lowScript?.flatMap { $0 } ?? "") + (highScript?.flatMap { $0 } ?? "")
            return MathBox(beside: [base, MathBox(text)])
        }
        return raised(
            base, low: isComplete ? lowScript?.flatMap { $0 } : low,
            high: isComplete ? highScript?.flatMap { $0 } : high, isInside: isComplete)
    }

    /// Scripts in rows of their own; with `isInside` in the first and last row of the base.
    private func raised(
        _ base: MathBox, low: String?, high: String?, isInside: Bool
    ) -> MathBox {
        let above = high == nil || isInside ? 0 : 1
        let below = low == nil || isInside ? 0 : 1
        let body = base.extended(above: above, below: below)
        var lines = Array(repeating: "", count: body.height)
        if let high { lines[0] = high }
        if let low { lines[body.height - 1] = low }
        return MathBox(beside: [body, MathBox(lines: lines, baseline: body.baseline)])
    }

    /// A script without a Unicode form, in parentheses unless it is one sign or word.
    private func bracketed(_ node: MathNode, _ text: String) -> String {
        if text.count == 1 || MathShape.isEnclosedText(text) { return text }
        if case .text = node.bare, text.allSatisfy({ $0.isLetter || $0.isNumber }) { return text }
        return "(" + text + ")"
    }

    // MARK: - Labels and braces

    func labelled(
        _ base: MathNode, _ over: MathNode?, _ under: MathNode?, _ style: Style
    ) -> MathBox {
        if let over, under == nil, case .symbol(let sign, _) = base.bare,
            let special = Self.defined[sign + (box(over, .script).line ?? "")]
        {
            return MathBox(special)
        }
        var nucleus = box(base, style)
        guard stacks, style == .display else { return beside(nucleus, under, over, .text) }
        let above = over.map { label($0) }
        let below = under.map { label($0) }
        // An arrow is as long as its label.
        if let sign = nucleus.line, let (head, shaft, tail) = Self.arrows[sign] {
            let width = max(above?.width ?? 0, below?.width ?? 0) + 2
            let middle = String(repeating: shaft, count: max(0, width - head.count - tail.count))
            nucleus = MathBox(head + middle + tail)
        }
        return pile(nucleus, over: above, under: below)
    }

    /// Relations with a label that Unicode has as one character.
    private static let defined = [
        "=def": "≝", "=?": "≟", "=Δ": "≜", "=△": "≜", "=∘": "≗", "=m": "≞",
    ]

    private static let arrows: [String: (head: String, shaft: Character, tail: String)] = [
        "→": ("", "─", "→"), "←": ("←", "─", ""), "↔": ("←", "─", "→"), "⇒": ("", "═", "⇒"),
        "↦": ("├", "─", "→"),
    ]

    /// A brace above or below with its label; in one row the label is a script.
    private func braced(
        _ base: MathNode, isOver: Bool, label: MathNode?, _ style: Style
    ) -> MathBox {
        let inside = box(base, style)
        guard stacks, style == .display else {
            guard label != nil else { return inside }
            let whole = MathShape.isSingle(base) ? inside : parenthesized(inside)
            return beside(whole, isOver ? nil : label, isOver ? label : nil, .text)
        }
        let left = String(repeating: "─", count: max(0, (inside.width - 3) / 2))
        let right = String(repeating: "─", count: max(0, inside.width - 3 - left.count))
        let brace = MathBox(
            isOver ? "╭" + left + "┴" + right + "╮" : "╰" + left + "┬" + right + "╯")
        let name = label.map { self.label($0) }
        return isOver
            ? pile(
                inside, over: name.map { pile(brace, over: $0, under: nil) } ?? brace, under: nil)
            : pile(
                inside, over: nil, under: name.map { pile(brace, over: nil, under: $0) } ?? brace)
    }
}

extension MathShape {
    /// Whether the text is `(…)` whose first parenthesis is closed by the last.
    static func isEnclosedText(_ text: String) -> Bool {
        guard text.count > 1, text.first == "(" else { return false }
        var open = 0
        for (index, character) in text.enumerated() {
            if character == "(" { open += 1 }
            if character == ")" { open -= 1 }
            if open == 0 { return index == text.count - 1 }
        }
        return false
    }
}
