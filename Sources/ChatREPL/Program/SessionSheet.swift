package import ChatKit
package import ChatStore
package import ChatTerminal

/// Lays out kept conversations as rows of text.
package struct SessionSheet: Sendable {
    /// The width of the terminal, at which rows end; nil where they are written whole.
    let columns: Int?
    let color: ColorPolicy

    package init(columns: Int?, color: ColorPolicy) {
        self.columns = columns
        self.color = color
    }

    /// Number, day and time, turns, cost and title of each.
    package func text(_ lines: [ChatLine], _ costs: [ChatID: Cost]) -> String {
        rows(lines, costs).map(row).joined()
    }

    /// The same, and below each what was found in it.
    package func text(_ groups: [SearchResult.Group], _ costs: [ChatID: Cost]) -> String {
        zip(rows(groups.map(\.line), costs), groups).map { line, group in
            row(line) + group.hits.compactMap(\.snippet).map { row(found($0)) }.joined()
        }.joined()
    }

    private func rows(_ lines: [ChatLine], _ costs: [ChatID: Cost]) -> [StyledText] {
        let cells = lines.map { line in
            [
                line.id.description, Self.moment(line.changed), Numbers.plural(line.turns, "turn"),
                costs[line.id].map { Numbers.cost($0) } ?? "",
            ]
        }
        return zip(facts(cells), lines).map { row, line in
            let start = StyledText(untrusted: row + "  ")
            let title = line.title.line(atMost: .max).partedAtCopyMark
            return start
                + StyledText(untrusted: title.text).shortened(
                    to: columns.map { $0 - start.width } ?? .max,
                    before: StyledText(untrusted: title.mark))
        }
    }

    /// As many of the cells as leave room for the beginning of a title: of number, time, turns and
    /// cost the last ones give way.
    private func facts(_ cells: [[String]]) -> [String] {
        var cells = cells
        while true {
            let rows = RightColumns.aligned(cells, firstToo: true)
            guard let columns, let first = rows.first, let count = cells.first?.count, count > 1,
                first.count + 2 + Self.leastTitle > columns
            else { return rows }
            cells = cells.map { $0.dropLast() }
        }
    }

    /// In columns.
    private static let leastTitle = 16

    /// `2026-11-27 09:05`.
    static func moment(_ seconds: Double) -> String {
        let time = Platform.timeOfDay(at: seconds)
        return Platform.day(at: seconds) + " " + (time.count < 5 ? "0" : "") + time
    }

    private func found(_ snippet: Snippet) -> StyledText {
        snippet.pieces.reduce("      ") { line, piece in
            line + StyledText(untrusted: piece.text, style: piece.isMatch ? .bold : .plain)
        }
    }

    private func row(_ text: StyledText) -> String {
        (columns.map { text.shortened(to: $0) } ?? text).rendered(color) + "\n"
    }
}
