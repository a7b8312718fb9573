/// The current search in the history, and the last query.
struct PromptSearch: Sendable {
    private(set) var current: HistorySearch?
    private(set) var lastQuery = ""

    /// The effect of a key.
    enum Outcome: Sendable, Hashable {
        /// There is no search, so the key has its usual effect.
        case notUsed
        case used
        /// The search has ended; `usesKey` is false if the key has its usual effect as well.
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
        // The draft is unchanged; only another Ctrl-C interrupts the answer.
        case .escape, .control(0x07), .control(0x03):
            current = nil
            return .used
        // Enter puts the match into the prompt without submitting it.
        default:
            lastQuery = search.query.isEmpty ? lastQuery : search.query
            current = nil
            return .accepted(place: search.match, usesKey: key == .enter || key == .tab)
        }
        current = search
        return .used
    }
}
