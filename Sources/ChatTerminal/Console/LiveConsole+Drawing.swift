import SystemKit

extension LiveConsole {
    func frameNow() { frameDue = .now }

    func frameSoon(after interval: Duration = FrameTiming.frameInterval) {
        let due = max(quietUntil, lastFrame.map { $0 + interval } ?? .now)
        frameDue = min(frameDue ?? due, due)
    }

    func drawIfDue() {
        guard let due = frameDue, due <= .now else { return }
        // The size is asked for, not remembered: the signal may still be on its way.
        updateSize()
        guard let due = frameDue, due <= .now else { return }
        if isDisplaced { emit(.resized) }
        frameDue = nil
        lastFrame = .now
        isPresentedSeen = true
        waitingText = 0
        let frame = composeFrame()
        let committed = uncommitted
        uncommitted = []
        let isSteady = steadyFrom <= .now
        let bytes = region.draw(commit: committed, frame: frame, size: size, isSteady: isSteady)
        if isOpening { open(with: bytes) } else { write(bytes) }
        inFlight = isSteady ? committed : []
    }

    /// Text is laid out in pieces of so many bytes: rows take many times the memory of their text.
    static var pieceLength: Int { 64 * 1024 }
    /// More than these do not wait for the next frame.
    static var manyRows: Int { 4_000 }

    func drawEarly() {
        guard quietUntil <= .now else { return }
        frameNow()
        drawIfDue()
    }

    func write(_ bytes: String) {
        guard !bytes.isEmpty else { return }
        attempt { () throws(OutputError) in try door.write(bytes) }
    }

    /// Writes to the terminal; where that fails it is gone, or a signal that ends the chat has come.
    func attempt(_ writing: () throws(OutputError) -> Void) {
        do throws(OutputError) {
            try writing()
        } catch {
            if error != .noRoom { terminalIsGone() }
        }
    }

    package func notify(_ text: StyledText, by way: Notification) {
        write(ControlSequence.notification(text.plain, by: way))
    }

    func updateSize() {
        guard let now = TerminalSize(of: setup.output), now != size else { return }
        size = now
        // The last frame may have met the new size, and rows where it did not expect them: what it
        // left in place is rather written twice than lost.
        if let lastFrame, .now - lastFrame < FrameTiming.flightTime {
            uncommitted = inFlight + uncommitted
        }
        inFlight = []
        steadyFrom = .now + FrameTiming.unsteadyTime
        uncommitted += flow?.resize(now) ?? []
        // Drawn when it has come to rest: another change may be under way already.
        quietUntil = .now + FrameTiming.resizePause
        frameDue = quietUntil
        emit(.resized)
    }

    private func composeFrame() -> LiveFrame {
        let parts = FrameParts(
            answer: flow?.openRows ?? [], hasGap: flow != nil,
            presented: wrapped(presented),
            status: cut(rows.status),
            draft: draftLayout,
            menu: cut((pasteRow.map { [$0] } ?? []) + (isMenuOver ? [] : menu)),
            footer: cut(rows.footer))
        return FrameComposer.compose(parts, size: size)
    }

    private func cut(_ texts: [StyledText]) -> [LiveRow] {
        texts.map { FrameComposer.row($0, size: size, color: color) }
    }

    func wrapped(_ lines: [StyledText]) -> [LiveRow] {
        cut(lines.flatMap { $0.wrapped(to: max(1, size.columns - 1)) })
    }

    /// What is presented would not show whole.
    var isDisplaced: Bool {
        !presented.isEmpty && wrapped(presented).count > roomToPresent
    }

    /// Rows that there are for what is presented, whatever the answer needs.
    var roomToPresent: Int {
        FrameComposer.roomToPresent(
            in: size, draft: draftLayout.rows.count, footer: rows.footer.count)
    }

    private var draftLayout: DraftLayout {
        let room = FrameComposer.draftRows(in: size)
        let reach = max(2_048, size.columns * room * 2)
        let pastes = editor.pastes
        if let search {
            let mark: StyledText =
                search.hasFailed
                ? "(no match: " : search.direction == .older ? "(search: " : "(search newer: "
            let prompt = mark + StyledText(untrusted: search.query) + ") "
            return DraftLayout(
                prompt: prompt, draft: search.window(in: editor.history, reach: reach),
                columns: size.columns, maximumRows: room, color: color)
        }
        return DraftLayout(
            prompt: rows.prompt, draft: editor.window(around: reach), columns: size.columns,
            maximumRows: room, color: color, label: pastes.label)
    }

    /// Ctrl-L: pushes the whole screen into the scrollback, where nothing is lost.
    func clearScreen() {
        let newlines = String(repeating: "\r\n", count: size.rows)
        write(region.erase(size: size) + newlines + ControlSequence.home)
        region.forget()
        frameNow()
    }
}
