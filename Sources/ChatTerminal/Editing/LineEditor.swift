/// A line that is being edited: libedit, with grapheme clusters, history and search of our own.
final class LineEditor: EditEngineClient {
    typealias Outcome = EditEngine.Outcome

    let engine: EditEngine
    private var source: (() -> UInt32?)?
    /// Characters that our functions push for libedit to read before the next key.
    private var pushed: ArraySlice<UInt32> = []
    private(set) var typedCount = TypedCount()
    private var lastCursor = 0

    var walk = HistoryWalk()
    var undo = UndoStack()
    var pastes = PasteStore()
    var recalled = RecalledDraft()
    /// The draft set by `putBack`, until the line is empty.
    var returned = ReturnedLine()
    /// A change to the line; `EditorCode.change` makes libedit call the function that applies it.
    private(set) var pendingChange: PendingChange?
    /// A loop action requested by a key; performed before the next key.
    var wish: LoopAction?

    enum PendingChange: Sendable {
        case insert(String)
        case replace(String)
        /// Replaces the text before the cursor.
        case complete(String)
    }

    /// `fallback` is a terminal for libedit if no pseudoterminal can be opened.
    init?(editrc: String?, fallback: Int32) {
        guard let engine = EditEngine(editrc: editrc, fallback: fallback) else { return nil }
        self.engine = engine
        engine.client = self
    }

    var buffer: EditBuffer { engine.buffer }
    var isVi: Bool { engine.isVi }
    var text: String { buffer.text }
    var textBeforeCursor: String { buffer.string(0..<max(0, buffer.cursor)) }

    /// Edits one line and returns it as submitted; nil at the end of the input.
    ///
    /// `source` returns the next character, nil at the end.
    func readLine(from source: () -> UInt32?) -> String? {
        withoutActuallyEscaping(source) { source in
            self.source = source
            pushed = []
            defer { self.source = nil }
            let line = engine.readLine()
            walk.reset()
            undo.reset()
            return line
        }
    }

    func nextCharacter() -> UInt32? {
        if let next = pushed.popFirst() { return next }
        leaveCluster()
        undo.record(snapshotForUndo)
        if isChangeWanted { return EditorCode.change.rawValue }
        guard let next = source?() else { return nil }
        typedCount.note(next)
        return next
    }

    func push(_ characters: [UInt32]) { pushed += characters }

    /// The part of the line to draw: `reach` scalars on both sides of the cursor.
    ///
    /// Its start moves in steps of 1,024 scalars, so that rows do not shift with every key.
    func window(around reach: Int) -> DraftWindow {
        let (cursor, count) = (buffer.cursor, buffer.count)
        let start = max(0, cursor - reach) / 1_024 * 1_024
        let end = min(count, cursor + reach)
        return DraftWindow(
            scalars: buffer.scalars(start..<max(start, end)), cursor: cursor - start)
    }

    /// Nil for a line of over 16,384 scalars, which is not copied at every key.
    private var snapshotForUndo: UndoStack.Snapshot? {
        let count = buffer.count
        guard count <= 16 * 1_024 else { return nil }
        return UndoStack.Snapshot(text: buffer.scalars(0..<count), cursor: buffer.cursor)
    }

    /// Moves a cursor inside a cluster to its start, or to its end if it came from the start.
    private func leaveCluster() {
        let place = buffer.cursor
        defer { lastCursor = buffer.cursor }
        guard place != lastCursor, let character = buffer.cluster(around: place) else { return }
        let isBehind = character.lowerBound == lastCursor
        buffer.move(by: (isBehind ? character.upperBound : character.lowerBound) - place)
    }

    // MARK: - Changes from outside the line

    /// Requests a change, which is applied when libedit reads its next character.
    func request(_ change: PendingChange) {
        switch (pendingChange, change) {
        case (.insert(let first), .insert(let second)): pendingChange = .insert(first + second)
        case (.replace(let first), .insert(let second)): pendingChange = .replace(first + second)
        case (.replace, .complete): break
        default: pendingChange = change
        }
    }

    var isChangeWanted: Bool { pendingChange != nil }

    func takePendingChange() -> PendingChange? {
        defer { pendingChange = nil }
        return pendingChange
    }

    /// The line with the pending replacement applied.
    var coming: String {
        switch pendingChange {
        case .replace(let line): line
        case .insert, .complete, nil: text
        }
    }

    /// Whether the line, with the pending change applied, is empty.
    var isEmpty: Bool {
        switch pendingChange {
        case .replace(let text): text.isEmpty
        case .insert, .complete: false
        case nil: buffer.count <= 0
        }
    }
}
