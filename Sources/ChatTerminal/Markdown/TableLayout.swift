/// Fits the columns of a table to the width.
///
/// Only words with a link are cut, as OSC 8 joins their parts. If the words do not fit side by
/// side, those of the last column may extend beyond the row; otherwise the source is shown.
struct TableLayout {
    /// In rows; a longer table is drawn before its end, and later rows can only widen its columns.
    private static let maximumHeld = 40
    /// In columns; a longer word with a link may be cut.
    private static let linkColumns = 16

    private enum Shape {
        case fitted([Int])
        case source
    }

    private let alignments: [BlockEvent.Alignment]
    private let border: Style
    private let cutsLinks: Bool
    /// The rows that are not drawn yet, with their source.
    private var rows: [(cells: [StyledText], source: [[UInt8]])]
    /// The required width of each column, from all rows so far.
    private var needs: [Need]
    /// The header, once rows have been spoken.
    private var spokenHead: [StyledText]?
    /// Nil until the first rows are drawn.
    private var shape: Shape?

    /// The required width of a column, in columns of the terminal.
    private struct Need {
        /// For all text in one line.
        var natural = 1
        /// For the longest part that is not cut.
        var least = 1

        func united(with other: Need) -> Need {
            Need(natural: max(natural, other.natural), least: max(least, other.least))
        }
    }

    /// `cutsLinks` is true if links are sent to the terminal (OSC 8).
    init(
        head: [StyledText], alignments: [BlockEvent.Alignment], source: [[UInt8]], border: Style,
        cutsLinks: Bool
    ) {
        self.alignments = alignments
        self.border = border
        self.cutsLinks = cutsLinks
        rows = [(head, source)]
        needs = []
        needs = self.needs(of: head)
    }

    var isBegun: Bool { shape != nil }
    var isEmpty: Bool { rows.isEmpty }
    /// Whether rows can be drawn without waiting for others.
    var isReady: Bool { isBegun || rows.count > Self.maximumHeld }

    mutating func add(_ cells: [StyledText], source: [UInt8]) {
        rows.append((cells, [source]))
        needs = zip(needs, self.needs(of: cells)).map { $0.united(with: $1) }
    }

    /// Takes the waiting rows, each as its screen rows.
    mutating func takeRows(in columns: Int) -> [[MarkdownRow]] {
        let isBeginning = !isBegun
        let shape = shape ?? widths(in: columns).map(Shape.fitted) ?? .source
        self.shape = shape
        defer { rows = [] }
        guard case .fitted(var widths) = shape else {
            return rows.map { $0.source.map { MarkdownRow(Self.asWritten($0), isWhole: true) } }
        }
        var result: [[MarkdownRow]] = []
        for row in rows {
            if !isBeginning { widen(&widths, for: row.cells, in: columns) }
            let own = isBeginning ? nil : self.ownWidths(row.cells, beside: widths, in: columns)
            var lines = self.lines(row.cells, widths: own ?? widths).map {
                MarkdownRow($0, isWhole: $0.width > columns)
            }
            if isBeginning, result.isEmpty { lines.append(MarkdownRow(rule(widths))) }
            result.append(lines)
        }
        self.shape = .fitted(widths)
        return result
    }

    /// Takes the waiting rows as `Header: value` lines, with a blank row between two rows.
    mutating func takeSpokenRows() -> [StyledText] {
        let head = spokenHead ?? rows.first?.cells ?? []
        var bodies = rows.map(\.cells)
        if spokenHead == nil { bodies.removeFirst() }
        let isFirst = spokenHead == nil
        spokenHead = head
        shape = shape ?? .source
        rows = []
        return bodies.enumerated().flatMap { place, cells in
            let lines = cells.enumerated().map { column, cell in
                (head.indices.contains(column) ? head[column] : "") + ": " + cell
            }
            return place == 0 && isFirst ? lines : [StyledText()] + lines
        }
    }

    private static func asWritten(_ line: [UInt8]) -> StyledText {
        StyledText(untrusted: String(decoding: line, as: UTF8.self))
    }

    // MARK: - Widths

    private func needs(of cells: [StyledText]) -> [Need] {
        alignments.indices.map { column in
            guard cells.indices.contains(column) else { return Need() }
            return Need(
                natural: max(1, cells[column].width),
                least: max(1, cells[column].leastWidth(linkColumns: linkColumns)))
        }
    }

    private var linkColumns: Int? { cutsLinks ? Self.linkColumns : nil }

    private func room(in columns: Int) -> Int { columns - 3 * (alignments.count - 1) }

    /// The width of each column; nil if they do not fit.
    private func widths(in columns: Int) -> [Int]? {
        let room = room(in: columns)
        let natural = needs.map(\.natural)
        var least = needs.map(\.least)
        if least.reduce(0, +) > room, let last = least.popLast() {
            least.append(min(last, Self.linkColumns))
        }
        guard least.reduce(0, +) <= room else { return nil }
        return Self.shared(room, natural: natural, least: least)
    }

    /// Distributes the width so that narrow columns get their natural width.
    private static func shared(_ room: Int, natural: [Int], least: [Int]) -> [Int] {
        var low = 0
        var high = natural.max() ?? 0
        func widths(atMost cap: Int) -> [Int] {
            zip(natural, least).map { max($1, min($0, cap)) }
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

    /// Widens columns for a row added after drawing began, as far as there is room.
    ///
    /// If its words still do not fit, columns that are wider than required become narrower.
    private func widen(_ widths: inout [Int], for cells: [StyledText], in columns: Int) {
        let room = room(in: columns)
        let row = needs(of: cells)
        let taken = widths.reduce(0, +)
        if taken <= room, zip(widths, row).allSatisfy({ $0 >= $1.natural }) { return }
        let least = zip(widths, row).map { max($0, $1.least) }
        if least.reduce(0, +) <= room {
            let natural = zip(widths, row).map { max($0, $1.natural) }
            widths = Self.shared(room, natural: natural, least: least)
        } else if let anew = self.widths(in: columns) {
            widths = anew
        }
    }

    /// The widths for a late row that fits alone but not with the others; nil otherwise.
    ///
    /// It is then out of alignment, which is better than a number that the terminal wraps.
    private func ownWidths(
        _ cells: [StyledText], beside widths: [Int], in columns: Int
    ) -> [Int]? {
        let room = room(in: columns)
        let row = needs(of: cells)
        let needed = zip(widths, row).map { max($0, $1.least) }.reduce(0, +)
        guard needed > room, row.map(\.least).reduce(0, +) <= room else { return nil }
        return Self.shared(room, natural: row.map(\.natural), least: row.map(\.least))
    }

    // MARK: - Lines

    private func rule(_ widths: [Int]) -> StyledText {
        var rule = StyledText()
        let dashes = widths.map { String(repeating: "─", count: $0) }
        rule.append(dashes.joined(separator: "─┼─"), style: border)
        return rule
    }

    /// A row as lines, several if a cell is wrapped.
    private func lines(_ row: [StyledText], widths: [Int]) -> [StyledText] {
        let cells = zip(row, widths).map { cell, width in
            cell.isEmpty
                ? [] : cell.width <= width ? [cell] : cell.wrapped(to: width, words: words)
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

    private var words: StyledText.LongWords { cutsLinks ? .cutWhereLinked : .keep }

    /// Pads a cell with spaces, but not at the end of a row, where they would be copied.
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
    /// The columns of the longest part that is not cut; a linked word counts at most `linkColumns`.
    fileprivate func leastWidth(linkColumns: Int?) -> Int {
        var longest = 0
        var word = 0
        var isLinked = false
        func end() {
            longest = max(longest, isLinked ? min(word, linkColumns ?? word) : word)
            word = 0
            isLinked = false
        }
        for fragment in fragments {
            let hasLink = fragment.style.link != nil
            func place(_ width: Int, isSpace: Bool) {
                // A wide character (2 columns) may begin a row.
                if isSpace || width == 2 { end() }
                if isSpace { return }
                word += width
                isLinked = isLinked || hasLink
            }
            if fragment.text.utf8.allSatisfy({ $0 < 0x80 }) {
                for byte in fragment.text.utf8 { place(1, isSpace: byte == 0x20) }
            } else {
                for character in fragment.text {
                    place(DisplayWidth.columns(of: character), isSpace: character == " ")
                }
            }
        }
        end()
        return longest
    }
}
