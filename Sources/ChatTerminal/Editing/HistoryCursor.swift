/// Where Up and Down are in the history; the draft waits at the new end.
struct HistoryCursor: Sendable {
    private(set) var index: Int?
    private var draft = ""

    enum Step {
        case entry(Draft)
        /// What was being typed, as the line had it.
        case line(String)
    }

    /// The entry before the one shown, or nil at the oldest.
    mutating func previous(in history: LineHistory, current: String) -> Step? {
        jump(to: (index ?? history.entries.count) - 1, in: history, current: current)
    }

    /// A certain entry; what was typed is kept as the draft.
    mutating func jump(to place: Int, in history: LineHistory, current: String) -> Step? {
        guard history.entries.indices.contains(place) else { return nil }
        if index == nil { draft = current }
        index = place
        return .entry(history.draft(of: history.entries[place]))
    }

    /// The entry after the one shown, the draft after the newest, or nil outside the history.
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
