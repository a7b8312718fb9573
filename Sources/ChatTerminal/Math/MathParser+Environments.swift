extension MathParser {
    /// Parses from `\begin{name}` to `\end{name}`.
    mutating func environment() throws(MathProblem) -> MathNode {
        let name = try word()
        let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
        guard var grid = Self.grids[plain] else { throw MathProblem() }
        if ["array", "alignedat", "alignat", "subarray"].contains(plain) {
            if next?.kind == .character("[") { _ = try option() }
            let columns = try word()
            if grid.kind == .matrix { grid.alignments = Self.alignments(columns) }
        } else if next?.kind == .character("["), next?.hasSpaceBefore == false {
            // An optional position: `aligned[t]`, `matrix*[r]`.
            guard tokens.indices.contains(index + 2),
                case .character(let place) = tokens[index + 1].kind, "tbclr".contains(place),
                tokens[index + 2].kind == .character("]")
            else { throw MathProblem() }
            if grid.kind == .matrix { grid.alignments = Self.alignments(String(place)) }
            index += 3
        }
        while take(.command("hline")) {}
        grid.rows = try deeper { parser throws(MathProblem) in try parser.rows() }
        guard take(.command("end")), try word() == name else { throw MathProblem() }
        if grid.kind == .lines, grid.rows.count == 1, let cells = grid.rows.first {
            return MathGrid.joined(cells)
        }
        return .grid(grid)
    }

    /// A group of plain characters, such as an environment's name.
    private mutating func word() throws(MathProblem) -> String {
        guard let open = next, open.kind == .open, let end = closingBrace(from: index + 1) else {
            throw MathProblem()
        }
        index = end + 1
        return String(characters[open.range.upperBound..<tokens[end].range.lowerBound])
    }

    /// The column alignments of `{r|cl}`; vertical lines are not drawn.
    private static func alignments(_ columns: String) -> [MathGrid.Alignment] {
        let all: [MathGrid.Alignment] = columns.compactMap { letter in
            switch letter {
            case "l": .left
            case "c": .center
            case "r": .right
            default: nil
            }
        }
        return all.isEmpty ? [.center] : all
    }

    private static let grids: [String: MathGrid] = {
        var grids: [String: MathGrid] = [:]
        let matrices = [
            ("matrix", "", ""), ("smallmatrix", "", ""), ("pmatrix", "(", ")"),
            ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"), ("vmatrix", "|", "|"),
            ("Vmatrix", "‖", "‖"), ("array", "", ""), ("subarray", "", ""),
        ]
        for (name, open, close) in matrices {
            grids[name] = MathGrid(kind: .matrix, open: open, close: close, rows: [])
        }
        for name in ["cases", "dcases"] {
            grids[name] = MathGrid(kind: .cases, open: "{", alignments: [.left], rows: [])
        }
        grids["rcases"] = MathGrid(kind: .cases, close: "}", alignments: [.left], rows: [])
        for name in [
            "aligned", "align", "alignedat", "alignat", "split", "gather", "gathered", "equation",
            "multline", "eqnarray", "flalign", "math", "displaymath",
        ] {
            grids[name] = MathGrid(kind: .lines, alignments: [], rows: [])
        }
        grids["eqnarray"]?.alignments = [.right, .center, .left]
        return grids
    }()
}
