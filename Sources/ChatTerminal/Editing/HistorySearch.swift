/// An incremental search in the history, as Ctrl-R starts it.
struct HistorySearch: Sendable {
    enum Direction: Sendable {
        case older, newer
    }

    private(set) var query = ""
    private(set) var match: Int?
    private(set) var hasFailed = false
    private(set) var direction: Direction
    /// The index at which the search began: the shown entry, or the end.
    private let start: Int

    init(_ direction: Direction, from start: Int) {
        self.direction = direction
        self.start = start
    }

    mutating func extend(_ text: String, in history: LineHistory) {
        query += text
        // Searches from the current match on, which may match the longer query too.
        let offset = direction == .older ? 1 : -1
        find(in: history, from: match.map { $0 + offset } ?? start)
    }

    mutating func shorten(in history: LineHistory) {
        _ = query.popLast()
        find(in: history, from: start)
    }

    /// Finds the next match in a direction.
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

    /// The part of the match around the query, `reach` scalars each way, cursor at its start.
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

    /// The layout of the search: the query in place of the prompt, and the match.
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
