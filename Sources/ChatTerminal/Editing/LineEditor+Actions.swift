extension LineEditor {
    /// Does what a code (or a letter of vi's command map) stands for; true when the line is done.
    func perform(code: UInt32) -> Bool {
        switch code {
        case 0x6A: moveDown()  // vi j
        case 0x6B: moveUp()  // vi k
        default:
            guard let code = EditorCode(rawValue: code) else { return false }
            return perform(code)
        }
        return false
    }

    private func perform(_ code: EditorCode) -> Bool {
        switch code {
        case .submit: return !continueAfterBackslash()
        case .newline: insert("\n")
        case .change: applyPendingChange()
        case .backspace: deleteBeforeCursor(clusterBefore)
        case .delete: deleteAfterCursor()
        case .left: move(by: -clusterBefore)
        case .right: move(by: clusterAfter)
        case .up: moveUp()
        case .down: moveDown()
        case .lineStart: move(by: lineStart - cursor)
        case .lineEnd: move(by: lineEnd - cursor)
        case .undo: undoLast()
        case .wordLeft, .wordRight, .nothing: break
        }
        return false
    }

    // MARK: - The whole text

    /// The buffer, without private codes that a vi command may have taken for text.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: scalars(0..<count).lazy.filter { !(0x80..<0xA0).contains($0.value) })
        return String(view)
    }

    func replaceAll(with text: String) {
        move(by: count - cursor)
        deleteBeforeCursor(count)
        insert(text)
    }

    /// A stretch around the cursor for drawing.
    ///
    /// Its start moves in large steps, so that rows do not
    /// shift with every key in a very long line.
    func window(around reach: Int) -> DraftWindow {
        let start = max(0, cursor - reach) / 1_024 * 1_024
        let end = min(count, cursor + reach)
        return DraftWindow(scalars: scalars(start..<max(start, end)), cursor: cursor - start)
    }

    /// Huge drafts are not worth a copy per key.
    var snapshotForUndo: UndoStack.Snapshot? {
        let count = count
        guard count <= 16 * 1_024 else { return nil }
        return UndoStack.Snapshot(text: scalars(0..<count), cursor: cursor)
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars(range))
        return String(view)
    }

    private func applyPendingChange() {
        switch takePendingChange() {
        case .insert(let text): insert(text)
        case .replace(let text): replaceAll(with: text)
        case nil: break
        }
    }

    /// A backslash at the end of the draft makes Enter a newline.
    private func continueAfterBackslash() -> Bool {
        guard cursor == count, cursor > 0, scalars(cursor - 1..<cursor) == ["\\"] else {
            return false
        }
        deleteBeforeCursor(1)
        insert("\n")
        return true
    }

    private func undoLast() {
        guard let last = undo.takeLast() else { return }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: last.text)
        replaceAll(with: String(view))
        move(by: last.cursor - cursor)
    }

    // MARK: - Grapheme clusters: libedit moves by scalars

    /// Longer clusters are cut; no real one is.
    private static var longestCluster: Int { 24 }

    private var clusterBefore: Int {
        let cursor = cursor
        return string(max(0, cursor - Self.longestCluster)..<cursor).last?.unicodeScalars.count ?? 0
    }

    private var clusterAfter: Int {
        let cursor = cursor
        let end = min(count, cursor + Self.longestCluster)
        return string(cursor..<max(cursor, end)).first?.unicodeScalars.count ?? 0
    }

    private func deleteAfterCursor() {
        let scalars = clusterAfter
        move(by: scalars)
        deleteBeforeCursor(scalars)
    }

    // MARK: - Lines inside the draft, and the history beyond them

    private var lineStart: Int {
        (scalars(0..<cursor).lastIndex(of: "\n") ?? -1) + 1
    }

    private var lineEnd: Int {
        let cursor = cursor
        return cursor + (scalars(cursor..<count).firstIndex(of: "\n") ?? count - cursor)
    }

    private func moveUp() {
        let start = lineStart
        guard start > 0 else {
            if let entry = historyCursor.previous(in: history, current: text) {
                replaceAll(with: entry)
            }
            return
        }
        let column = cursor - start
        move(by: start - 1 - cursor)
        let above = lineStart
        move(by: min(above + column, start - 1) - cursor)
    }

    private func moveDown() {
        let end = lineEnd
        guard end < count else {
            if let entry = historyCursor.next(in: history) { replaceAll(with: entry) }
            return
        }
        let column = cursor - lineStart
        move(by: end + 1 - cursor)
        move(by: min(cursor + column, lineEnd) - cursor)
    }
}
