extension LineEditor {
    /// Does what a code, or a character bound to our function, stands for.
    func perform(code: UInt32) -> Outcome {
        if let code = EditorCode(rawValue: code) { return perform(code) }
        switch KeyBinding.bound[code] {
        case .edit(let code): return code.library == nil ? perform(code) : performByCharacter(code)
        case .loop(let action): wish = action
        case .library, nil: break
        }
        return .refresh
    }

    private func perform(_ code: EditorCode) -> Outcome {
        switch code {
        case .submit: return submit()
        case .newline: insert("\n")
        case .change: applyPendingChange()
        case .backspace: deleteBeforeCursor(cluster(before: cursor))
        case .delete: deleteAfterCursor()
        case .left: move(by: -cluster(before: cursor))
        case .right: move(by: cluster(after: cursor))
        case .up: moveUp()
        case .down: moveDown()
        case .oldest: show(historyCursor.jump(to: 0, in: history, current: text))
        case .lineStart: move(by: lineStart - cursor)
        case .lineEnd: move(by: lineEnd - cursor)
        case .wordLeft: move(by: -wordBefore)
        case .wordRight: move(by: wordAfter)
        case .killWordLeft: cut(.wordLeft)
        case .killWordRight: cut(.wordRight)
        // At the end of a line the break itself goes.
        case .killLine: cut(cursor == lineEnd ? .right : .lineEnd)
        case .undo: undoLast()
        default: break
        }
        return .refresh
    }

    /// Lets libedit cut up to where a motion leads, because the kill ring is its own.
    private func cut(_ motion: EditorCode) {
        push([EditorCode.mark, motion, .killRegion].map(\.rawValue))
    }

    /// Enter: sends, or begins a new line where the draft asks for one at its end.
    private func submit() -> Outcome {
        if returned?.command(in: text, isCommand) != nil { return .submit }
        guard cursor == count else { return Multiline.isOpen(text) ? newLine() : .submit }
        guard count > 0, Multiline.continues(text) else { return .submit }
        if !Multiline.isOpen(text) { deleteBeforeCursor(1) }
        return newLine()
    }

    private func newLine() -> Outcome {
        insert("\n")
        return .refresh
    }

    // MARK: - The whole text

    /// The buffer, without private codes that a vi command may have taken for text.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: scalars(0..<count).lazy.filter { !(0x80..<0xA0).contains($0.value) })
        return String(view)
    }

    var textBeforeCursor: String { string(0..<max(0, cursor)) }

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

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars(range))
        return String(view)
    }

    private func applyPendingChange() {
        switch takePendingChange() {
        case .insert(let text): insert(text)
        case .replace(let text): replaceAll(with: text)
        case .complete(let text):
            deleteBeforeCursor(cursor)
            insert(text)
        case nil: break
        }
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
    static var longestCluster: Int { 24 }

    /// The scalars of the character that ends there, 0 at the start.
    func cluster(before place: Int) -> Int {
        string(max(0, place - Self.longestCluster)..<place).last?.unicodeScalars.count ?? 0
    }

    /// The scalars of the character that begins there, 0 at the end.
    func cluster(after place: Int) -> Int {
        string(place..<max(place, min(count, place + Self.longestCluster))).first?
            .unicodeScalars.count ?? 0
    }

    private func deleteAfterCursor() {
        let scalars = cluster(after: cursor)
        move(by: scalars)
        deleteBeforeCursor(scalars)
    }

    // MARK: - Words, by characters: libedit takes an accent of its own for a gap

    /// Longer words are crossed in several steps.
    private static var longestWord: Int { 4_096 }

    private var wordBefore: Int {
        string(max(0, cursor - Self.longestWord)..<cursor).reversed().lengthOfWord
    }

    private var wordAfter: Int {
        string(cursor..<max(cursor, min(count, cursor + Self.longestWord))).lengthOfWord
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
            if count == 0, let taken = recall() {
                isRecalled = !taken.isEmpty
                return show(.entry(taken))
            }
            return show(historyCursor.previous(in: history, current: text))
        }
        let column = cursor - start
        move(by: start - 1 - cursor)
        let above = lineStart
        move(by: min(above + column, start - 1) - cursor)
    }

    private func show(_ step: HistoryCursor.Step?) {
        if let step { replaceAll(with: line(of: step)) }
    }

    /// What goes into the line.
    func line(of step: HistoryCursor.Step) -> String {
        switch step {
        case .entry(let draft): pastes.line(of: draft)
        case .line(let line): line
        }
    }

    private func moveDown() {
        let end = lineEnd
        guard end < count else {
            return show(historyCursor.next(in: history))
        }
        let column = cursor - lineStart
        move(by: end + 1 - cursor)
        move(by: min(cursor + column, lineEnd) - cursor)
    }
}

extension Sequence<Character> {
    /// The scalars of the gap and the word that come first.
    fileprivate var lengthOfWord: Int {
        var length = 0
        var isInWord = false
        for character in self {
            let isOfWord = character.isLetter || character.isNumber || character == "_"
            if isInWord, !isOfWord { break }
            isInWord = isOfWord
            length += character.unicodeScalars.count
        }
        return length
    }
}
