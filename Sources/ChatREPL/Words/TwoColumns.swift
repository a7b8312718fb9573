import TextSearch

/// Lists of two columns, such as names with what they mean.
package enum TwoColumns {
    /// Aligns the second column in all rows; rows without one, such as titles, do not count.
    package static func aligned(_ rows: [(String, String)]) -> [String] {
        let width = rows.filter { !$0.1.isEmpty }.map(\.0.count).max() ?? 0
        return rows.map { left, right in
            right.isEmpty
                ? left : left + String(repeating: " ", count: width - left.count + 2) + right
        }
    }

    /// A row on the screen: what stands in the first column, and in the second.
    package struct Row: Sendable, Hashable {
        package let first: String
        package let second: String

        package var text: String { first + second }
    }

    /// The rows on a terminal of that width: what does not fit goes on below its column or, where
    /// that leaves it too little room, all the second column stands below the first.
    package static func fitted(_ lines: [String], to width: Int) -> [Row] {
        let isBroken = lines.contains { line in
            line.count > width && (column(of: line) ?? 0) * 2 > width
        }
        return lines.flatMap { fitted($0, to: width, isBroken: isBroken) }
    }

    private static func column(of line: String) -> Int? {
        secondColumn(of: line[...]).map { line.distance(from: line.startIndex, to: $0) }
    }

    private static func fitted(_ line: String, to width: Int, isBroken: Bool) -> [Row] {
        guard let second = secondColumn(of: line[...]) else {
            return [Row(first: "", second: line)]
        }
        let first = String(line[..<second])
        guard isBroken || line.count > width else {
            return [Row(first: first, second: String(line[second...]))]
        }
        let indent = isBroken ? 4 : line.distance(from: line.startIndex, to: second)
        let texts = wrapped(line[second...], to: width - indent)
        let space = String(repeating: " ", count: indent)
        guard isBroken else {
            return texts.enumerated().map { place, text in
                place == 0 ? Row(first: first, second: text) : Row(first: "", second: space + text)
            }
        }
        return [Row(first: String(line[..<second].withoutSpacesBehind), second: "")]
            + texts.map { Row(first: "", second: space + $0) }
    }

    private static func wrapped(_ text: Substring, to width: Int) -> [String] {
        text.split(separator: " ").reduce(into: []) { rows, word in
            if let last = rows.last, last.count + 1 + word.count <= width {
                rows[rows.count - 1] += " " + word
            } else {
                rows.append(String(word))
            }
        }
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
