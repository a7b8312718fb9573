/// A line that is being edited: libedit's keys and motions, and what it does wrong with grapheme
/// clusters, history and searching done better.
final class LineEditor: EditEngineClient {
    typealias Outcome = EditEngine.Outcome

    let engine: EditEngine
    private var source: (() -> UInt32?)?
    /// What our functions let libedit do, before the next key.
    private var pushed: ArraySlice<UInt32> = []
    private(set) var typedCount = TypedCount()
    private var lastCursor = 0

    var walk = HistoryWalk()
    var undo = UndoStack()
    var pastes = PasteStore()
    var recalled = RecalledDraft()
    /// What the program has put back into the line, as long as the line was not emptied.
    var returned = ReturnedLine()
    /// Text waiting to go into the line; `EditorCode.change` tells libedit to ask for it.
    private(set) var pendingChange: PendingChange?
    /// What a key asked of the loop; it is done before the next key.
    var wish: LoopAction?

    enum PendingChange: Sendable {
        case insert(String)
        case replace(String)
        /// Replaces what stands before the cursor.
        case complete(String)
    }

    /// `fallback` is a terminal to lend to libedit where no pseudo terminal can be made.
    init?(editrc: String?, fallback: Int32) {
        guard let engine = EditEngine(editrc: editrc, fallback: fallback) else { return nil }
        self.engine = engine
        engine.client = self
    }

    var buffer: EditBuffer { engine.buffer }
    var isVi: Bool { engine.isVi }
    var text: String { buffer.text }
    var textBeforeCursor: String { buffer.string(0..<max(0, buffer.cursor)) }

    /// Edits one line and returns it as it was submitted, or nil.
    ///
    /// `source` gives the next character, nil at the end.
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

    /// A stretch around the cursor for drawing.
    ///
    /// Its start moves in large steps, so that rows do not shift with every key in a very long line.
    func window(around reach: Int) -> DraftWindow {
        let (cursor, count) = (buffer.cursor, buffer.count)
        let start = max(0, cursor - reach) / 1_024 * 1_024
        let end = min(count, cursor + reach)
        return DraftWindow(
            scalars: buffer.scalars(start..<max(start, end)), cursor: cursor - start)
    }

    /// Huge drafts are not worth a copy per key.
    private var snapshotForUndo: UndoStack.Snapshot? {
        let count = buffer.count
        guard count <= 16 * 1_024 else { return nil }
        return UndoStack.Snapshot(text: buffer.scalars(0..<count), cursor: buffer.cursor)
    }

    /// Moves a cursor that libedit has left inside a character: to its start, or on to its end
    /// where it comes from there.
    private func leaveCluster() {
        let place = buffer.cursor
        defer { lastCursor = buffer.cursor }
        guard place != lastCursor, let character = buffer.cluster(around: place) else { return }
        let isBehind = character.lowerBound == lastCursor
        buffer.move(by: (isBehind ? character.upperBound : character.lowerBound) - place)
    }

    // MARK: - Changes from outside the line

    /// Asks for a change; it happens as soon as libedit reads its next character.
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

    /// The line as it is, or is about to be.
    var coming: String {
        switch pendingChange {
        case .replace(let line): line
        case .insert, .complete, nil: text
        }
    }

    /// Nothing is, or is about to be, in the line.
    var isEmpty: Bool {
        switch pendingChange {
        case .replace(let text): text.isEmpty
        case .insert, .complete: false
        case nil: buffer.count <= 0
        }
    }
}
