/// Earlier states of the line, for Ctrl-_; consecutive typed characters are one step.
struct UndoStack: Sendable {
    struct Snapshot: Sendable, Equatable {
        var text: [Unicode.Scalar]
        var cursor: Int
    }

    private static let limit = 100
    private var past: [Snapshot] = []
    private var current = Snapshot(text: [], cursor: 0)
    private var isTyping = false

    /// Records the line between two keys.
    mutating func record(_ snapshot: Snapshot?) {
        guard let snapshot, snapshot.text != current.text else { return }
        let grew = snapshot.text.count - current.text.count
        let continuesTyping = isTyping && grew == 1
        if !continuesTyping {
            past.append(current)
            if past.count > Self.limit { past.removeFirst() }
        }
        isTyping = grew == 1
        current = snapshot
    }

    /// Takes the state before the last step.
    mutating func takeLast() -> Snapshot? {
        guard let last = past.popLast() else { return nil }
        current = last
        isTyping = false
        return last
    }

    mutating func reset() { self = UndoStack() }
}
