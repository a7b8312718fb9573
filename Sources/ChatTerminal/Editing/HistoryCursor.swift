/// The position of Up and Down in the history; the draft is kept at its newest end.
struct HistoryCursor: Sendable {
    private(set) var index: Int?
    private var draft = ""

    enum Step {
        case entry(Draft)
        /// The draft, as the line held it.
        case line(String)
    }

    /// Moves to the older entry; nil at the oldest.
    mutating func previous(in history: LineHistory, current: String) -> Step? {
        jump(to: (index ?? history.entries.count) - 1, in: history, current: current)
    }

    /// Moves to the entry at an index; the current line is kept as the draft.
    mutating func jump(to place: Int, in history: LineHistory, current: String) -> Step? {
        guard history.entries.indices.contains(place) else { return nil }
        if index == nil { draft = current }
        index = place
        return .entry(history.draft(of: history.entries[place]))
    }

    /// Moves to the newer entry, or from the newest to the draft; nil outside the history.
    mutating func next(in history: LineHistory) -> Step? {
        guard let from = index else { return nil }
        guard history.entries.indices.contains(from + 1) else {
            defer { reset() }
            return .line(draft)
        }
        return jump(to: from + 1, in: history, current: draft)
    }

    mutating func reset() {
        index = nil
        draft = ""
    }
}
