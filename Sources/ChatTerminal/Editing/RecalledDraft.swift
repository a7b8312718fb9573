/// The draft that Up recalls on an empty line, before the history.
struct RecalledDraft {
    /// Returns the draft; an empty one or nil recalls nothing.
    var source: () -> Draft? = { nil }
    /// The line holds a recalled draft, possibly edited.
    private(set) var isShown = false

    mutating func take() -> Draft? {
        guard let taken = source() else { return nil }
        isShown = !taken.isEmpty
        return taken
    }

    mutating func lineIsEmpty() { isShown = false }
}
