/// The search through the history, and what was searched for last.
struct PromptSearch: Sendable {
    var current: HistorySearch?
    private(set) var lastQuery = ""

    /// Ends with a match, or with none.
    mutating func end() -> Int? {
        defer { current = nil }
        guard let current else { return nil }
        lastQuery = current.query.isEmpty ? lastQuery : current.query
        return current.match
    }
}
