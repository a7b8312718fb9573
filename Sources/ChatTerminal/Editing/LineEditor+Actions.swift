extension LineEditor {
    /// Performs the action of an editor code, or of a character bound to our function.
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
        let line = buffer
        let cursor = line.cursor
        switch code {
        case .submit: return submit()
        case .newline: line.insert("\n")
        case .change: applyPendingChange()
        case .backspace: line.deleteBeforeCursor(line.cluster(before: cursor))
        case .delete: line.deleteAfterCursor(line.cluster(after: cursor))
        case .left: line.move(by: -line.cluster(before: cursor))
        case .right: line.move(by: line.cluster(after: cursor))
        case .up: moveUp()
        case .down: moveDown()
        case .oldest: show(walk.oldest(current: text))
        case .lineStart: line.move(by: line.lineStart - cursor)
        case .lineEnd: line.move(by: line.lineEnd - cursor)
        case .wordLeft: line.move(by: -line.wordBefore)
        case .wordRight: line.move(by: line.wordAfter)
        case .killWordLeft: cut(.wordLeft)
        case .killWordRight: cut(.wordRight)
        // At the end of a line the newline is deleted.
        case .killLine: cut(cursor == line.lineEnd ? .right : .lineEnd)
        case .undo: undoLast()
        default: break
        }
        return .refresh
    }

    /// Lets libedit delete up to the end of a motion, so that its kill ring is filled.
    private func cut(_ motion: EditorCode) {
        push([EditorCode.mark, motion, .killRegion].map(\.rawValue))
    }

    /// Enter: submits the draft, or begins a new line after a backslash or inside a fence.
    private func submit() -> Outcome {
        if returned.command(in: text) != nil { return .submit }
        guard buffer.cursor == buffer.count else {
            return Multiline.isOpen(text) ? newLine() : .submit
        }
        guard buffer.count > 0, Multiline.continues(text) else { return .submit }
        if !Multiline.isOpen(text) { buffer.deleteBeforeCursor(1) }
        return newLine()
    }

    private func newLine() -> Outcome {
        buffer.insert("\n")
        return .refresh
    }

    // MARK: - The whole text

    private func applyPendingChange() {
        switch takePendingChange() {
        case .insert(let text): buffer.insert(text)
        case .replace(let text): buffer.replaceAll(with: text)
        case .complete(let text):
            buffer.deleteBeforeCursor(buffer.cursor)
            buffer.insert(text)
        case nil: break
        }
    }

    private func undoLast() {
        guard let last = undo.takeLast() else { return }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: last.text)
        buffer.replaceAll(with: String(view))
        buffer.move(by: last.cursor - buffer.cursor)
    }

    // MARK: - Lines inside the draft, and the history beyond them

    private func moveUp() {
        let (line, start) = (buffer, buffer.lineStart)
        guard start > 0 else {
            if line.count == 0, let taken = recalled.take() { return show(.entry(taken)) }
            return show(walk.previous(current: text))
        }
        let column = line.cursor - start
        line.move(by: start - 1 - line.cursor)
        let above = line.lineStart
        line.move(by: min(above + column, start - 1) - line.cursor)
    }

    private func moveDown() {
        let (line, end) = (buffer, buffer.lineEnd)
        guard end < line.count else { return show(walk.next()) }
        let column = line.cursor - line.lineStart
        line.move(by: end + 1 - line.cursor)
        line.move(by: min(line.cursor + column, line.lineEnd) - line.cursor)
    }

    private func show(_ step: HistoryCursor.Step?) {
        if let step { buffer.replaceAll(with: line(of: step)) }
    }

    /// The text to put into the line.
    func line(of step: HistoryCursor.Step) -> String {
        switch step {
        case .entry(let draft): pastes.line(of: draft)
        case .line(let line): line
        }
    }
}
