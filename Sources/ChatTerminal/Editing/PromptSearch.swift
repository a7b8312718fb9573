/// The search through the history, and what was searched for last.
struct PromptSearch: Sendable {
    private(set) var current: HistorySearch?
    private(set) var lastQuery = ""

    /// What a key has done.
    enum Outcome: Sendable, Hashable {
        /// There is no search, or it is over and the key does its own work.
        case notUsed
        case used
        /// It is over with the entry that was found last.
        case accepted(place: Int?, usesKey: Bool)
    }

    mutating func begin(_ direction: HistorySearch.Direction, from place: Int) {
        current = HistorySearch(direction, from: place)
    }

    mutating func leave() { current = nil }

    mutating func take(_ key: Key, in history: LineHistory) -> Outcome {
        guard var search = current else { return .notUsed }
        switch key {
        case .text(let scalar): search.extend(String(Character(scalar)), in: history)
        case .paste(let text): search.extend(String(text.prefix { $0 != "\n" }), in: history)
        case .backspace: search.shorten(in: history)
        case .control(0x12), .up: search.again(.older, in: history)
        case .control(0x13), .down: search.again(.newer, in: history)
        // The draft stands as it was; another Ctrl-C is for the answer under way.
        case .escape, .control(0x07), .control(0x03):
            current = nil
            return .used
        // Enter takes the match into the prompt; sending it is a second decision.
        default:
            lastQuery = search.query.isEmpty ? lastQuery : search.query
            current = nil
            return .accepted(place: search.match, usesKey: key == .enter || key == .tab)
        }
        current = search
        return .used
    }
}
