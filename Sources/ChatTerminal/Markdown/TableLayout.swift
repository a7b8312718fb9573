/// A table whose columns are fitted to the width.
struct TableLayout {
    /// A table that is still growing then is drawn with the columns it has.
    static let maximumHeld = 40

    private let alignments: [BlockEvent.Alignment]
    private(set) var rows: [[StyledText]]
    private var source: [[UInt8]]
    private let border: Style

    init(
        head: [StyledText], alignments: [BlockEvent.Alignment], source: [[UInt8]], border: Style
    ) {
        rows = [head]
        self.alignments = alignments
        self.source = source
        self.border = border
    }

    /// Rows below the head that wait for the widths.
    var held: Int { rows.count - 1 }

    mutating func add(_ cells: [StyledText], source line: [UInt8]) {
        rows.append(cells)
        source.append(line)
    }

    /// Forgets the rows that were drawn.
    mutating func clear() {
        rows = []
        source = []
    }

    /// How wide each column is to be, nil if they do not fit.
    func widths(in columns: Int) -> [Int]? {
        let count = alignments.count
        let room = columns - 3 * (count - 1)
        let cells = (0..<count).map { column in
            rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        }
        let natural = cells.map { max(1, $0.map(\.width).max() ?? 1) }
        // A column keeps its longest word, if that is not too long.
        let least = cells.map { cells in
            min(16, max(1, cells.map(\.longestWord).max() ?? 1))
        }
        guard room >= least.reduce(0, +) else { return nil }
        var low = 0
        var high = natural.max() ?? 0
        func widths(atMost cap: Int) -> [Int] {
            zip(natural, least).map { min($0, max($1, cap)) }
        }
        while low < high {
            let middle = (low + high + 1) / 2
            if widths(atMost: middle).reduce(0, +) <= room {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return widths(atMost: low)
    }

    /// The rows as drawn; without widths as they were written.
    func lines(widths: [Int]?, withHead: Bool) -> [StyledText] {
        guard let widths else {
            return source.map { StyledText(untrusted: String(decoding: $0, as: UTF8.self)) }
        }
        var lines: [StyledText] = []
        for (index, row) in rows.enumerated() {
            lines += line(row, widths: widths)
            guard withHead, index == 0 else { continue }
            let dashes = widths.map { String(repeating: "─", count: $0) }
            var rule = StyledText()
            rule.append(dashes.joined(separator: "─┼─"), style: border)
            lines.append(rule)
        }
        return lines
    }

    /// One row, of several lines where a cell has to be broken.
    private func line(_ row: [StyledText], widths: [Int]) -> [StyledText] {
        let cells = zip(row, widths).map { cell, width in
            cell.isEmpty ? [] : cell.width <= width ? [cell] : cell.wrapped(to: width)
        }
        let height = max(1, cells.map(\.count).max() ?? 1)
        return (0..<height).map { index in
            var line = StyledText()
            for (column, width) in widths.enumerated() {
                if column > 0 { line.join(" │ ", style: border) }
                let text =
                    cells.indices.contains(column) && cells[column].indices.contains(index)
                    ? cells[column][index] : StyledText()
                let isLast = column == widths.count - 1
                line.join(pad(text, to: width, alignments[column], isLast: isLast))
            }
            return line
        }
    }

    /// Spaces around a cell; none at the end of a row, where they would be copied.
    private func pad(
        _ text: StyledText, to width: Int, _ alignment: BlockEvent.Alignment, isLast: Bool
    ) -> StyledText {
        let free = max(0, width - text.width)
        let left =
            switch alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        var padded = StyledText()
        padded.join(String(repeating: " ", count: left), style: .plain)
        padded.join(text)
        if !isLast { padded.join(String(repeating: " ", count: free - left), style: .plain) }
        return padded
    }
}

extension StyledText {
    /// Columns of the longest word.
    fileprivate var longestWord: Int {
        plain.split(separator: " ").map { word in
            // Wide scripts may break anywhere.
            word.utf8.count == word.count ? word.utf8.count : min(8, DisplayWidth.columns(of: word))
        }.max() ?? 0
    }
}
