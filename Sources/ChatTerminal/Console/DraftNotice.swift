/// What the console has told of the draft.
struct DraftNotice: Sendable {
    private var hadDraft = false
    /// A key or the chat may have changed it.
    private var isStale = false

    mutating func touch() { isStale = true }

    /// Whether a draft begins.
    mutating func begins(_ hasDraft: Bool) -> Bool {
        defer { hadDraft = hasDraft }
        return hasDraft && !hadDraft
    }

    mutating func submitted() {
        hadDraft = false
        isStale = true
    }

    /// Whether a change is to be told.
    mutating func takeChange() -> Bool {
        defer { isStale = false }
        return isStale
    }
}
