package import SystemKit

/// The interactive console; the prompt can be edited while an answer streams.
package final class LiveConsole: Console {
    package let traits: ConsoleTraits
    package var isBusy = false
    let terminal: any Terminal
    let screen: LiveScreen
    let input: InputQueue
    let prompt: LivePrompt
    let desk: LendingDesk
    let loop = EventLoop()
    private var inquiry: OpenInquiry?

    /// Fails if libedit cannot be initialised.
    package init?(_ terminal: any Terminal, setup: TerminalSetup) {
        guard let editor = LineEditor(editrc: setup.editrc, fallback: setup.input) else {
            return nil
        }
        self.terminal = terminal
        traits = ConsoleTraits(
            color: setup.colorPolicy, canEdit: true, hasFooter: true, isSeen: true)
        let abilities = TerminalAbilities(environment: setup.environment)
        screen = LiveScreen(terminal, abilities, traits.color)
        input = InputQueue(terminal)
        prompt = LivePrompt(editor, screen, loop, setup)
        desk = LendingDesk(
            terminal, screen, input, loop, abilities, environment: setup.environment)
    }

    package var size: TerminalSize { screen.size }
    package var line: any PromptLine { prompt }
    package var services: any TerminalServices { desk }
    package var rows: ConsoleRows {
        get { screen.rows }
        set { screen.rows = newValue }
    }
    package var answers: AnswerForm {
        get { screen.answers }
        set { screen.answers = newValue }
    }

    // MARK: - What is shown

    package func present(_ lines: [StyledText]) -> Bool {
        screen.present(lines, above: promptRows)
    }

    package func commit(_ text: StyledText, as part: TurnPart) { screen.commit(text, as: part) }

    package func stream(_ text: String) { screen.push(text, drawing: drawIfDue) }

    package func endStream() { screen.endAnswer() }
    package func endTurn(code: Int) { screen.endTurn(code: code) }

    package func ask(_ inquiry: Inquiry) {
        prompt.endModes()
        self.inquiry = OpenInquiry(inquiry)
        // Draws first, so that only a key pressed after the question was drawn can answer it.
        screen.drawNow()
        drawIfDue()
        input.discard()
        prompt.forgetKeys()
    }

    package func wake(after time: Duration?) { loop.wake(at: time.map { terminal.now + $0 }) }

    private var promptRows: PromptRows {
        let rows =
            inquiry?.rows(in: screen.size, color: traits.color)
            ?? prompt.rows(in: screen.size, mark: screen.rows.prompt, color: traits.color)
        return rows.adding(below: input.pasteRow.map { [$0] } ?? [])
    }

    private func drawIfDue() {
        guard desk.isHeld, screen.isDue else { return }
        updateSize()
        guard screen.isDue else { return }
        let rows = promptRows
        let displaced = screen.takeDisplaced(above: rows)
        if !displaced.isEmpty { loop.emit(.displaced(displaced)) }
        desk.show(screen.draw(rows))
    }

    private func updateSize() {
        if screen.updateSize() { loop.emit(.resized) }
    }

    // MARK: - The loop

    package func run(
        waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective
    ) {
        loop.run(waking: source, handle) {
            begin()
            loop.emit(.started)
            while !loop.isStopped {
                if let line = prompt.editor.readLine(from: nextCharacter) {
                    let submission = prompt.submit(line)
                    screen.drawNow()
                    loop.emit(.submitted(submission))
                }
            }
            while loop.deliver() {}
            prompt.keepHistory()
            screen.endAnswer()
            desk.release()
            desk.finish()
        }
    }

    private func begin() {
        let isTypedAhead = terminal.isReady
        terminal.pause(stops: false)
        desk.resume()
        if isTypedAhead { input.readTypedAhead() }
    }

    /// The next character for libedit; returns without one only when the loop has stopped.
    private func nextCharacter() -> UInt32? {
        prompt.noticeDraft()
        while !loop.isStopped {
            if loop.deliver() { continue }
            if let wish = prompt.editor.wish {
                prompt.editor.wish = nil
                perform(prompt.act(wish))
            } else if prompt.editor.isChangeWanted {
                return EditorCode.change.rawValue
            } else if let character = prompt.nextCharacter() {
                return character
            } else if let key = input.nextKey() {
                handle(key)
            } else if prompt.notice.takeChange() {
                loop.emit(.draftChanged)
            } else {
                if input.notePaste() { screen.drawSoon() }
                drawIfDue()
                wait()
            }
        }
        return nil
    }

    /// Waits for input, a signal or a deadline, and handles it.
    private func wait() {
        let deadline = [input.deadline, screen.schedule.due, loop.timer].compactMap(\.self).min()
        let news = terminal.wait(waking: loop.waking, reads: true, until: deadline)
        news.signals.forEach(handle(signal:))
        // Checks again: handling a signal may have read the input or suspended the process.
        if news.isReady, !loop.isStopped, terminal.isReady { readKeys() }
        input.expire()
        desk.noteReports()
        loop.tell(news, at: terminal.now)
    }

    private func readKeys() {
        if !input.read() { loop.tell(.terminalGone) }
    }

    // MARK: - Keys and signals

    private func handle(_ key: Key) {
        defer { screen.drawNow() }
        screen.keyCame()
        guard inquiry != nil else { return perform(prompt.handle(key)) }
        if key == .control(0x1A) { return desk.suspend() }
        if let answer = inquiry?.take(key) { end(with: answer) }
    }

    /// Ends what is asked.
    private func end(with answer: TerminalEvent) {
        inquiry = nil
        loop.emit(answer)
    }

    private func perform(_ action: LoopAction?) {
        defer { screen.drawNow() }
        switch action {
        case .interrupt: interrupt()
        case .escape: loop.emit(.escape)
        case .endOfInput: loop.emit(.endOfInput)
        case .clearScreen: desk.show(screen.clear())
        case .suspend: desk.suspend()
        case .openEditor: openEditor()
        default: break
        }
    }

    private func handle(signal: Int32) {
        switch signal {
        case Signals.interrupt: interrupt()
        case Signals.windowChanged: updateSize()
        case Signals.stop: desk.suspend()
        case Signals.goOn:
            terminal.pause(stops: false)
            desk.resume()
        default:
            desk.readTypedAhead()
            input.forgetKeys()
            loop.emit(.terminated(signal: signal))
        }
    }

    private func interrupt() {
        if let inquiry {
            end(with: inquiry.dismissal)
            return screen.drawNow()
        }
        // A queued message taken back with Up is cleared, and the answer goes on.
        guard !isBusy || prompt.editor.recalled.isShown, prompt.putAside() else {
            prompt.endModes()
            return loop.emit(.interrupt)
        }
        screen.drawNow()
    }

    /// Opens the draft in the user's editor and replaces it with the saved text.
    private func openEditor() {
        let draft = prompt.draft
        switch desk.edit(draft.text) {
        case .text(let text): prompt.setDraft(Draft(text, edited: draft))
        case .unchanged: break
        case .failed(let reason): prompt.say(reason)
        }
    }
}
