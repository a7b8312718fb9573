/// An incremental search through the history, as Ctrl-R starts it.
struct HistorySearch: Sendable {
    enum Direction: Sendable {
        case older, newer
    }

    private(set) var query = ""
    private(set) var match: Int?
    private(set) var hasFailed = false
    private(set) var direction: Direction
    /// Where it began: the entry that was shown, or the end.
    private let start: Int

    init(_ direction: Direction, from start: Int) {
        self.direction = direction
        self.start = start
    }

    mutating func extend(_ text: String, in history: LineHistory) {
        query += text
        // The entry that has matched so far may go on matching.
        let offset = direction == .older ? 1 : -1
        find(in: history, from: match.map { $0 + offset } ?? start)
    }

    mutating func shorten(in history: LineHistory) {
        _ = query.popLast()
        find(in: history, from: start)
    }

    /// The next match, in either direction.
    mutating func again(_ direction: Direction, in history: LineHistory) {
        self.direction = direction
        find(in: history, from: match ?? start)
    }

    private mutating func find(in history: LineHistory, from index: Int) {
        let found = history.search(query, from: index, direction)
        hasFailed = found == nil && !query.isEmpty
        if query.isEmpty { match = nil }
        if let found { match = found }
    }

    /// The stretch of the match that is worth drawing, with the cursor where the query begins.
    func window(in history: LineHistory, reach: Int) -> DraftWindow {
        guard let match, history.entries.indices.contains(match) else { return DraftWindow("") }
        let entry = history.entries[match]
        let place = entry.utf8.index(
            entry.startIndex, offsetBy: entry.utf8Offset(of: Array(query.utf8)) ?? 0)
        let before = entry.unicodeScalars[..<place].suffix(reach)
        let behind = entry.unicodeScalars[place...].prefix(reach)
        var window = DraftWindow(scalars: Array(before) + Array(behind), cursor: before.count)
        window.marked = before.count..<before.count + query.unicodeScalars.count
        return window
    }

    /// How it is drawn: the query in place of the prompt, and the match.
    func layout(
        of history: LineHistory, in size: TerminalSize, reach: Int, rows: Int, color: ColorPolicy
    ) -> DraftLayout {
        let beginning: StyledText =
            hasFailed
            ? "(no match: " : direction == .older ? "(search: " : "(search newer: "
        return DraftLayout(
            prompt: beginning + StyledText(untrusted: query) + ") ",
            draft: window(in: history, reach: reach), columns: size.columns, maximumRows: rows,
            color: color)
    }
}
