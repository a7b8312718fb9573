/// What was submitted before, oldest first.
package struct LineHistory: Sendable {
    /// Longer entries are not kept: they would make every start slow.
    package static let longestEntry = 64 * 1024

    package private(set) var entries: [String] = []
    private let capacity: Int

    package init(_ entries: [String] = [], capacity: Int = 5_000) {
        self.capacity = max(1, capacity)
        for entry in entries { add(entry) }
    }

    /// Adds an entry and says whether it was kept: blank, repeated and huge ones are not.
    @discardableResult
    package mutating func add(_ entry: String) -> Bool {
        guard entry.utf8.count <= Self.longestEntry, entry != entries.last,
            entry.contains(where: { !$0.isWhitespace })
        else { return false }
        entries.append(entry)
        // In steps, so that a full history does not move its whole array for every entry.
        if entries.count > capacity + capacity / 4 { entries.removeFirst(entries.count - capacity) }
        return true
    }

    /// The newest entry before `index` that contains `query`.
    func search(_ query: String, before index: Int) -> Int? {
        guard !query.isEmpty else { return nil }
        return entries[..<min(max(0, index), entries.count)].lastIndex { $0.contains(query) }
    }
}

/// Where Up and Down are in the history; the draft waits at the new end.
struct HistoryCursor: Sendable {
    private var index: Int?
    private var draft = ""

    /// The entry before the one shown, or nil at the oldest.
    mutating func previous(in history: LineHistory, current: String) -> String? {
        let from = index ?? history.entries.count
        guard from > 0, history.entries.indices.contains(from - 1) else { return nil }
        if index == nil { draft = current }
        index = from - 1
        return history.entries[from - 1]
    }

    /// The entry after the one shown, the draft after the newest, or nil outside the history.
    mutating func next(in history: LineHistory) -> String? {
        guard let from = index else { return nil }
        guard history.entries.indices.contains(from + 1) else {
            defer { reset() }
            return draft
        }
        index = from + 1
        return history.entries[from + 1]
    }

    mutating func reset() {
        index = nil
        draft = ""
    }
}

/// An incremental search backwards, as Ctrl-R starts it.
struct HistorySearch: Sendable {
    private(set) var query = ""
    private(set) var match: Int?
    private(set) var hasFailed = false
    mutating func extend(_ scalar: Unicode.Scalar, in history: LineHistory) {
        query.unicodeScalars.append(scalar)
        find(in: history, before: match.map { $0 + 1 } ?? history.entries.count)
    }

    mutating func shorten(in history: LineHistory) {
        _ = query.popLast()
        find(in: history, before: history.entries.count)
    }

    /// Ctrl-R again: the next older match.
    mutating func older(in history: LineHistory) {
        find(in: history, before: match ?? history.entries.count)
    }

    private mutating func find(in history: LineHistory, before index: Int) {
        let found = history.search(query, before: index)
        hasFailed = found == nil && !query.isEmpty
        if query.isEmpty { match = nil }
        if let found { match = found }
    }

    func text(in history: LineHistory) -> String {
        guard let match, history.entries.indices.contains(match) else { return "" }
        return history.entries[match]
    }
}
