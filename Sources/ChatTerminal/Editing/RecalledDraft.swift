/// What Up brings on an empty line, before the history.
struct RecalledDraft {
    /// Where it comes from: an empty draft, or nil, is nothing.
    var source: () -> Draft? = { nil }
    /// The line is, or was, something that came from there.
    private(set) var isShown = false

    mutating func take() -> Draft? {
        guard let taken = source() else { return nil }
        isShown = !taken.isEmpty
        return taken
    }

    mutating func lineIsEmpty() { isShown = false }
}
