/// Tables of figures: the first column begins at the left or ends at the right, as the others do.
enum RightColumns {
    /// For a screen reader: each row as `head: cell`, without cells that are empty.
    static func spoken(_ rows: some Collection<[String]>) -> [String] {
        guard let head = rows.first else { return [] }
        return rows.dropFirst().flatMap { row in
            zip(head, row).filter { !$0.1.isEmpty }.map { "\($0): \($1)" }
        }
    }

    static func aligned(_ rows: [[String]], firstToo: Bool = false) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 && !firstToo ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }
    }
}
