extension MathLayout {
    // MARK: - Fractions and roots

    func fraction(
        _ above: MathNode, _ below: MathNode, _ kind: MathFraction, _ style: Style
    ) -> MathBox {
        let isHigh = stacks && (style == .display || (kind == .stacked && style == .text))
        if kind == .choice {
            guard isHigh else {
                let parts = [
                    box(above, .script), MathBox(Self.glued(" choose ")), box(below, .script),
                ]
                return parenthesized(MathBox(beside: parts))
            }
            let parts = [box(above, style.ofParts), .gap(1), box(below, style.ofParts)]
            return parenthesized(
                MathBox(column: parts, alignment: .center, baseline: parts[0].height))
        }
        guard isHigh, kind != .flat else {
            return MathBox(beside: [
                enclosed(above, unless: MathShape.isNumerator(above)), MathBox("/"),
                enclosed(below, unless: MathShape.isDenominator(below)),
            ])
        }
        // The parts of a fraction that is always stacked may be stacked too.
        let partStyle = kind == .stacked ? .text : style.ofParts
        let parts = [box(above, partStyle), box(below, partStyle)]
        let width = parts.map(\.width).max() ?? 1
        let bar = MathBox(String(repeating: "─", count: max(1, width)))
        return MathBox(
            column: [parts[0], bar, parts[1]], alignment: .center, baseline: parts[0].height)
    }

    /// A part of a fraction in one row, in parentheses where needed.
    private func enclosed(_ node: MathNode, unless isPlain: Bool) -> MathBox {
        let inside = box(node, .script)
        // A part with a space needs parentheses in any case.
        let isWhole = isPlain && !(inside.line ?? "").contains(MathBox.glue)
        return isWhole || MathShape.isSingle(node) ? inside : parenthesized(inside)
    }

    func root(_ index: MathNode?, _ radicand: MathNode, _ style: Style) -> MathBox {
        let degree = index.map { box($0, .script).line ?? "" } ?? ""
        let sign: String
        switch degree {
        case "", "2": sign = "√"
        case "3": sign = "∛"
        case "4": sign = "∜"
        default:
            sign = MathScripts.raised(degree).map { $0 + "√" } ?? "(" + degree + ")√"
        }
        let isBare = MathShape.isRadicand(radicand)
        guard stacks, style == .display, !isBare else {
            let inside = box(radicand, style)
            if isBare { return MathBox(beside: [MathBox(sign), inside]) }
            return MathBox(beside: [MathBox(sign), parenthesized(inside)])
        }
        return roofed(box(radicand, style), sign: sign)
    }

    /// A radicand under a bar.
    private func roofed(_ inside: MathBox, sign: String) -> MathBox {
        let isLow = inside.height == 1
        let roof = MathBox(String(repeating: isLow ? "_" : "─", count: inside.width))
        let right = MathBox(
            column: [roof, inside], alignment: .left, baseline: inside.baseline + 1)
        if isLow { return MathBox(beside: [MathBox(sign), right]) }
        // A root sign of several rows, with the degree at its left.
        let degree =
            sign == "√" ? " " : sign == "∛" ? "³" : sign == "∜" ? "⁴" : String(sign.dropLast())
        let blank = String(repeating: " ", count: DisplayWidth.columns(of: degree) - 1)
        var lines = Array(repeating: blank + " │", count: inside.height)
        lines[inside.height - 1] = blank + "╲│"
        lines[inside.height - 2] = degree + "│"
        let left = MathBox(
            lines: ([blank + " ┌"] + lines).map(Self.glued), baseline: inside.baseline + 1)
        return MathBox(beside: [left, right])
    }

    // MARK: - Marks

    func accent(_ accent: MathAccent, _ base: MathNode, _ style: Style) -> MathBox {
        let inside = box(base, style)
        switch accent {
        case .mark(let mark):
            guard let text = inside.line, let first = text.first else { return inside }
            return MathBox(MathAccents.join(first, mark) + text.dropFirst())
        case .line(let mark):
            if let text = inside.line {
                return MathBox(text.map { MathAccents.join($0, mark) }.joined())
            }
            let isBelow = mark == "\u{332}"
            let bar = MathBox(String(repeating: "─", count: inside.width))
            return isBelow
                ? MathBox(column: [inside, bar], alignment: .left, baseline: inside.baseline)
                : MathBox(column: [bar, inside], alignment: .left, baseline: inside.baseline + 1)
        }
    }

    func boxed(_ inside: MathBox) -> MathBox {
        guard stacks else {
            return MathBox(beside: [MathBox("["), .gap(1), inside, .gap(1), MathBox("]")])
        }
        let bar = String(repeating: "─", count: inside.width + 2)
        let side = MathDelimiters.box("|", height: max(2, inside.height), baseline: inside.baseline)
        var wall = inside.height == 1 ? MathBox("│") : side
        wall.baseline = inside.baseline
        let middle = MathBox(beside: [wall, .gap(1), inside, .gap(1), wall])
        return MathBox(
            column: [MathBox("┌" + bar + "┐"), middle, MathBox("└" + bar + "┘")], alignment: .left,
            baseline: middle.baseline + 1)
    }

    // MARK: - Grids

    func grid(_ grid: MathGrid, _ style: Style) -> MathBox {
        guard stacks, style == .display else { return flat(grid, style) }
        let cellStyle: Style = grid.kind == .lines ? .display : .text
        let cells = grid.rows.map { row in
            row.enumerated().map { column, node in
                box(grid.kind == .lines && column > 0 ? continued(node) : node, cellStyle)
            }
        }
        let columns = cells.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            cells.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
        }
        let isSingle = grid.kind == .lines && columns == 1
        let rows = cells.map { row in
            var boxes: [MathBox] = []
            for column in 0..<columns {
                if column > 0 { boxes.append(.gap(gap(in: grid, before: column))) }
                let cell = row.indices.contains(column) ? row[column] : .empty
                let side = isSingle ? .left : grid.alignment(of: column)
                boxes.append(cell.padded(to: widths[column], side))
            }
            return MathBox(beside: boxes)
        }
        // Beside two rows a brace has its middle between them, so a row is added.
        let isSplit = grid.kind == .cases && rows.count == 2
        let whole = column(rows, isAiry: isSplit || rows.contains { $0.height > 1 })
        return grid.open.isEmpty && grid.close.isEmpty
            ? whole : fenced(grid.open, [whole], [], grid.close)
    }

    private func gap(in grid: MathGrid, before column: Int) -> Int {
        switch grid.kind {
        case .matrix, .cases: 2
        case .lines: grid.alignments.isEmpty && column.isMultiple(of: 2) ? 4 : 0
        }
    }

    /// A cell after `&`, spaced as if it followed the cell before it.
    ///
    /// So a relation keeps its space, and a plus stays a binary operator.
    private func continued(_ node: MathNode) -> MathNode {
        guard case .row(let nodes) = node,
            let start = nodes.firstIndex(where: { if case .space = $0 { false } else { true } }),
            case .symbol(let text, let kind) = nodes[start], kind == .relation || kind == .binary
        else {
            return node
        }
        let head = nodes[..<start] + [start == 0 ? .space(1) : .space(0)]
        return .row(head + [.symbol(text, .relation)] + nodes[(start + 1)...])
    }

    /// Stacks rows around their middle; `isAiry` separates high ones by blank rows.
    private func column(_ rows: [MathBox], isAiry: Bool) -> MathBox {
        var boxes: [MathBox] = []
        for (index, row) in rows.enumerated() {
            if index > 0, isAiry { boxes.append(.empty) }
            boxes.append(row)
        }
        let height = boxes.reduce(0) { $0 + $1.height }
        // One row has its own baseline, several have it in their middle.
        let baseline = rows.count == 1 ? rows[0].baseline : (height - 1) / 2
        return MathBox(column: boxes, alignment: .left, baseline: baseline)
    }

    /// The grid in one row: `[a b; c d]`.
    private func flat(_ grid: MathGrid, _ style: Style) -> MathBox {
        let cellStyle: Style = grid.kind == .matrix ? .script : style
        let rows = grid.rows.map { row -> String in
            if grid.kind == .lines { return box(MathGrid.joined(row), style).line ?? "" }
            let cells = row.map { box($0, cellStyle).line ?? "" }
            if grid.kind == .matrix {
                let hasSpaces = cells.contains { $0.contains(MathBox.glue) }
                return cells.joined(separator: Self.glued(hasSpaces ? ", " : " "))
            }
            // A comma at the end of a cell already separates it from the next.
            return cells.map { $0.last == "," ? String($0.dropLast()) : $0 }
                .filter { !$0.isEmpty }.joined(separator: Self.glued(", "))
        }
        let open = grid.kind == .cases ? "{" : grid.open
        let close = grid.kind == .cases ? "}" : grid.close
        return MathBox(open + rows.joined(separator: Self.glued("; ")) + close)
    }
}
