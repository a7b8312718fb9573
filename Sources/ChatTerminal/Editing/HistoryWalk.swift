/// The history, and the position of Up and Down in it.
struct HistoryWalk: Sendable {
    var history = LineHistory()
    private var cursor = HistoryCursor()

    /// The index of the shown entry; nil for the draft.
    var index: Int? { cursor.index }
    /// The index of the shown entry, or the end index for the draft.
    var place: Int { cursor.index ?? history.entries.count }

    mutating func oldest(current: String) -> HistoryCursor.Step? { jump(to: 0, current: current) }

    mutating func previous(current: String) -> HistoryCursor.Step? {
        cursor.previous(in: history, current: current)
    }

    mutating func next() -> HistoryCursor.Step? { cursor.next(in: history) }

    mutating func jump(to place: Int, current: String) -> HistoryCursor.Step? {
        cursor.jump(to: place, in: history, current: current)
    }

    mutating func reset() { cursor.reset() }
}
