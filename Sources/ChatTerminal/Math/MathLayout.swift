/// Lays out a formula, in one row or stacked for display.
struct MathLayout {
    enum Style: Equatable {
        /// Stacked, with limits above and below.
        case display
        /// One row.
        case text
        /// One row without spaces, for scripts and the parts of `a/b`.
        case script

        var isTight: Bool { self == .script }
        /// The style of the parts of a fraction.
        var ofParts: Style { self == .display ? .text : .script }
    }

    /// Whether rows may be stacked at all.
    var stacks: Bool

    /// An inline formula: one row, in which a space may be broken.
    static func line(_ node: MathNode) -> String {
        MathLayout(stacks: false).breakable(node)
    }

    /// A display formula.
    static func display(_ node: MathNode) -> MathBox {
        MathLayout(stacks: true).box(node, .display)
    }

    func box(_ node: MathNode, _ style: Style) -> MathBox {
        switch node {
        case .symbol(let text, _), .text(let text), .name(let text, _): MathBox(Self.glued(text))
        case .row(let nodes): row(nodes, style)
        case .scripts(let base, let sub, let sup): scripts(base, sub, sup, style)
        case .fraction(let above, let below, let kind): fraction(above, below, kind, style)
        case .root(let index, let radicand): root(index, radicand, style)
        case .accent(let accent, let base): self.accent(accent, base, style)
        case .fenced(let open, let parts, let bars, let close):
            fenced(open, parts.map { box($0, style) }, bars, close)
        case .grid(let grid): self.grid(grid, style)
        case .space(let columns): MathBox.gap(columns)
        case .labelled(let base, let over, let under): labelled(base, over, under, style)
        case .braced(let base, _): box(base, style)
        case .boxed(let inside): boxed(box(inside, style))
        case .tag(let text): MathBox(MathBox.space(4) + Self.glued(text))
        }
    }

    /// The text with `MathBox.glue` in place of spaces, so that words and names are not broken.
    static func glued(_ text: String) -> String {
        String(text.map { $0 == " " ? MathBox.glue : $0 })
    }

    // MARK: - Rows

    private func row(_ nodes: [MathNode], _ style: Style) -> MathBox {
        if nodes.count == 1, let only = nodes.first { return box(only, style) }
        return MathBox(beside: members(nodes, style))
    }

    /// The boxes of a row with the spaces between them.
    private func members(_ nodes: [MathNode], _ style: Style) -> [MathBox] {
        let spacing = MathSpacing(nodes)
        var boxes: [MathBox] = []
        for (index, atom) in spacing.atoms.enumerated() {
            var gap = spacing.gap(before: index, isTight: style.isTight)
            var box = self.box(atom.node, style)
            if isOpen(atom.node), box.height == 1,
                isFraction(atom.node) && spacing.isFactor(at: index)
                    || spacing.isUnderPostfix(at: index)
            {
                box = parenthesized(box)
                if index > 0, case .name = spacing.atoms[index - 1].node { gap = 0 }
            }
            if index > 0, gap == 0, needsGap(spacing, index, box, after: boxes.last) { gap = 1 }
            if gap > 0 { boxes.append(.gap(gap)) }
            boxes.append(box)
        }
        if spacing.trailing > 0 { boxes.append(.gap(spacing.trailing)) }
        return boxes
    }

    /// Whether two neighbours need a space not to be read as one: `√2x`, `x_by`, two fractions.
    private func needsGap(
        _ spacing: MathSpacing, _ index: Int, _ box: MathBox, after last: MathBox?
    ) -> Bool {
        let before = spacing.atoms[index - 1].node
        let isJoint = [.ordinary, .opening, .large].contains(spacing.atoms[index].left)
        guard isJoint, let last else { return false }
        if box.height > 1 || last.height > 1 {
            // The bar of a fraction must not touch its neighbour.
            return isFraction(before) || isFraction(spacing.atoms[index].node)
        }
        switch before.bare {
        case .root(_, let radicand): return MathShape.isRadicand(radicand) && last.line?.last != ")"
        case .scripts:
            // A script written in plain letters would continue in the next letter.
            guard let line = last.line, let start = box.line?.first, Self.isAlphanumeric(start),
                let mark = line.lastIndex(where: { $0 == "_" || $0 == "^" })
            else { return false }
            return line[mark...].dropFirst().allSatisfy(Self.isAlphanumeric)
        default: return false
        }
    }

    private static func isAlphanumeric(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    /// Whether an adjacent sign would be read as part of the node, in one row.
    private func isOpen(_ node: MathNode) -> Bool {
        if case .root = node.bare { return true }
        return isFraction(node)
    }

    private func isFraction(_ node: MathNode) -> Bool {
        if case .fraction(_, _, let kind) = node.bare { return kind != .choice }
        return false
    }

    func parenthesized(_ box: MathBox) -> MathBox {
        fenced("(", [box], [], ")")
    }

    /// One row that may be broken after relations, operators and commas outside of delimiters.
    private func breakable(_ node: MathNode) -> String {
        if case .grid(let grid) = node.bare, grid.kind == .lines {
            return grid.rows.map { breakable(MathGrid.joined($0)) }.joined(separator: "; ")
        }
        guard case .row(let nodes) = node.bare else { return box(node, .text).line ?? "" }
        let spacing = MathSpacing(nodes)
        var nesting = 0
        var text = ""
        var breaks = false
        let gap = MathBox.glue
        // The boxes include gaps; the gap after an operator may be broken.
        var atom = 0
        for box in members(nodes, .text) {
            let line = box.line ?? ""
            if line.allSatisfy({ $0 == gap }) {
                let mayBreak = nesting == 0 && (breaks || line.count > 1)
                text += mayBreak ? line.dropLast() + " " : line
                continue
            }
            text += line
            guard spacing.atoms.indices.contains(atom) else { continue }
            let right = spacing.atoms[atom].right
            if spacing.atoms[atom].left == .opening { nesting += 1 }
            if right == .closing { nesting -= 1 }
            breaks = [.binary, .relation, .punctuation].contains(right)
            atom += 1
        }
        return text
    }

    // MARK: - Delimiters

    func fenced(_ open: String, _ parts: [MathBox], _ bars: [String], _ close: String) -> MathBox {
        var parts = parts
        let above = parts.map(\.baseline).max() ?? 0
        let below = parts.map { $0.height - $0.baseline - 1 }.max() ?? 0
        // A brace needs a row for its middle.
        let isLow = above + below == 1
        let signs = [open, close] + bars
        if isLow, signs.contains(where: MathDelimiters.hasMiddle), let first = parts.first {
            parts[0] =
                first.baseline == 0
                ? first.extended(above: 1, below: 0) : first.extended(above: 0, below: 1)
        }
        let up = parts.map(\.baseline).max() ?? 0
        let height = up + (parts.map { $0.height - $0.baseline }.max() ?? 1)
        func sign(_ text: String) -> MathBox {
            var box = MathDelimiters.box(text, height: height, baseline: up)
            if box.height > 1 { box.baseline = up }
            return box
        }
        var boxes = [sign(open)]
        for (index, part) in parts.enumerated() {
            if index > 0 {
                boxes += [.gap(1), sign(bars[index - 1]), .gap(1)]
            }
            boxes.append(part)
        }
        return MathBox(beside: boxes + [sign(close)])
    }
}
