package import SystemKit

/// A terminal console that draws one answer without a prompt; typed input is left for the shell.
package final class AnswerConsole: Console {
    package let traits: ConsoleTraits
    package let line: any PromptLine
    package let services: any TerminalServices
    package var isBusy = false
    private let terminal: any Terminal
    private let screen: LiveScreen
    private let loop = EventLoop()
    /// The terminal is taken, so the live region may be drawn.
    private var isHeld = false

    package init(_ terminal: any Terminal, setup: TerminalSetup) {
        self.terminal = terminal
        traits = ConsoleTraits(
            color: setup.colorPolicy, canEdit: false, hasFooter: false, isSeen: true)
        var abilities = TerminalAbilities(environment: setup.environment)
        abilities.takesMarks = false
        screen = LiveScreen(terminal, abilities, setup.colorPolicy)
        line = PlainLine(setup)
        services = PlainServices(
            PlainOutput(terminal, loop), isSeen: true, environment: setup.environment)
    }

    package var now: ContinuousClock.Instant { terminal.now }
    package var size: TerminalSize { screen.size }
    package var rows: ConsoleRows {
        get { screen.rows }
        set { screen.rows = newValue }
    }
    package var answers: AnswerForm {
        get { screen.answers }
        set { screen.answers = newValue }
    }

    package func present(_ lines: [StyledText]) -> Bool { false }
    package func commit(_ text: StyledText, as part: TurnPart) { screen.commit(text, as: part) }

    package func stream(_ text: String) { screen.push(text, drawing: drawIfDue) }

    package func endStream() { screen.endAnswer() }
    package func endTurn(code: Int) {}
    /// There is no prompt, so the answer is the one that changes nothing.
    package func ask(_ inquiry: Inquiry) { loop.emit(inquiry.dismissal) }
    package func wake(after time: Duration?) { loop.wake(at: time.map { terminal.now + $0 }) }

    /// Gives the terminal back while `body` writes to it, then takes it again.
    package func stepAside(for body: () -> Void) {
        giveBack()
        body()
        take()
    }

    package func run(
        waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective
    ) {
        loop.run(waking: source, handle) {
            take()
            loop.emit(.started)
            while !loop.isStopped {
                if loop.deliver() { continue }
                drawIfDue()
                wait()
            }
            while loop.deliver() {}
            screen.endAnswer()
            giveBack()
        }
    }

    private func wait() {
        let deadline = [screen.schedule.due, loop.timer].compactMap(\.self).min()
        let news = terminal.wait(waking: loop.waking, reads: false, until: deadline)
        news.signals.forEach(handle(signal:))
        loop.tell(news, at: terminal.now)
    }

    private func handle(signal: Int32) {
        switch signal {
        case Signals.interrupt: loop.emit(.interrupt)
        case Signals.windowChanged: _ = screen.updateSize()
        case Signals.stop, Signals.goOn:
            if signal == Signals.stop { giveBack() }
            terminal.pause(stops: signal == Signals.stop)
            take()
        default: loop.emit(.terminated(signal: signal))
        }
    }

    // MARK: - The terminal

    /// Turns echo off; typed bytes stay in the terminal's input queue for the next reader.
    private func take() {
        guard !terminal.isEnding || !terminal.isInBackground else { return }
        terminal.take(.silent, kept: false)
        isHeld = true
        screen.forget()
    }

    /// Erases the live region and gives the terminal back; committed rows stay.
    private func giveBack() {
        guard isHeld else { return }
        isHeld = false
        _ = screen.updateSize()
        write(screen.leave())
        try? terminal.giveBack()
    }

    private func drawIfDue() {
        guard isHeld, screen.isDue else { return }
        _ = screen.updateSize()
        if screen.isDue { write(screen.draw(.none)) }
    }

    private func write(_ bytes: String) {
        guard !bytes.isEmpty else { return }
        do throws(OutputError) {
            try terminal.write(bytes)
        } catch {
            loop.tell(error)
        }
    }
}
