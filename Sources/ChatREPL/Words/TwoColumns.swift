import TextSearch

/// Lists of two columns, such as names with what they mean.
package enum TwoColumns {
    /// The second column begins at the same place in all rows.
    package static func aligned(_ rows: [(String, String)]) -> [String] {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { left, right in
            right.isEmpty
                ? left : left + String(repeating: " ", count: width - left.count + 2) + right
        }
    }

    /// The same on a terminal of that width: what does not fit goes on below its column or, where
    /// that leaves it too little room, below the first.
    package static func fitted(_ line: String, to width: Int) -> [String] {
        guard line.count > width, let second = secondColumn(of: line[...]) else { return [line] }
        let column = line.distance(from: line.startIndex, to: second)
        let fits = column * 2 <= width
        let indent = String(repeating: " ", count: fits ? column : 4)
        let left = fits ? line[..<second] : line[..<second].withoutSpacesBehind
        var rows = fits ? [] : [String(left)]
        var row = fits ? String(left) : indent
        var isEmpty = true
        for word in line[second...].split(separator: " ") {
            if !isEmpty, row.count + 1 + word.count > width {
                rows.append(row)
                row = indent
                isEmpty = true
            }
            row += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return rows + [row]
    }

    /// A row for a screen reader: the columns, with a colon between them.
    package static func spoken(_ line: String) -> String {
        guard let second = secondColumn(of: line[...]) else { return line }
        let first = line[..<second].drop { $0 == " " }.withoutSpacesBehind
        return "\(first): \(line[second...])"
    }

    /// Where text begins again behind two spaces or more.
    static func secondColumn(of line: Substring) -> String.Index? {
        guard let first = line.firstIndex(where: { $0 != " " }),
            let gap = line[first...].place(of: "  ")
        else { return nil }
        return line[gap.upperBound...].firstIndex { $0 != " " }
    }
}

extension Substring {
    fileprivate var withoutSpacesBehind: Substring {
        lastIndex { $0 != " " }.map { self[...$0] } ?? ""
    }
}
