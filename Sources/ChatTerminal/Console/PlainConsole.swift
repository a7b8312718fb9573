package import SystemKit

/// The console for pipes and dumb terminals: lines of text without escape sequences.
///
/// Lines from a pipe wait until the answer before is complete. Lines entered at a terminal during
/// an answer are read at once without echo, and shown when they are submitted.
package final class PlainConsole: Console {
    package let traits: ConsoleTraits
    /// Without cursor movement answers stay Markdown source, unless a screen reader speaks them.
    package var answers: AnswerForm {
        get { output.answers }
        set { output.answers = newValue }
    }
    package var isBusy = false {
        didSet { if isBusy != oldValue { setSilent(isBusy) } }
    }
    /// Only the prompt of these rows is shown.
    package var rows = ConsoleRows(prompt: "")
    package let services: any TerminalServices

    let terminal: any Terminal
    let output: PlainOutput
    let input: PlainInput
    let entered: PlainLine
    let loop = EventLoop()
    var prompt = PlainPrompt()

    package init(_ terminal: any Terminal, setup: TerminalSetup) {
        self.terminal = terminal
        traits = ConsoleTraits(
            color: .off, canEdit: false, isSpoken: setup.isSpoken,
            hasFooter: false,
            isSeen: setup.outputIsTerminal)
        output = PlainOutput(terminal, loop, isSpoken: setup.isSpoken)
        input = PlainInput(terminal)
        entered = PlainLine(setup)
        services = PlainServices(
            output, isSeen: setup.outputIsTerminal, environment: setup.environment)
    }

    package var size: TerminalSize { terminal.size ?? TerminalSize(columns: 80, rows: 24) }
    package var line: any PromptLine { entered }

    package func present(_ lines: [StyledText]) -> Bool { false }
    package func commit(_ text: StyledText, as part: TurnPart) { output.commit(text) }
    package func stream(_ text: String) { output.stream(text) }
    package func endStream() { output.endStream() }
    package func endTurn(code: Int) {}
    package func wake(after time: Duration?) { loop.wake(at: time.map { terminal.now + $0 }) }

    /// Asks once no answer is streaming; on a pipe the answer is the one that changes nothing.
    package func ask(_ inquiry: Inquiry) {
        guard terminal.isTyped else { return loop.emit(inquiry.dismissal) }
        endPrompt()
        prompt.inquiry = OpenInquiry(inquiry)
    }

    package func run(
        waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective
    ) {
        loop.run(waking: source, handle) {
            output.tellFailure()
            loop.emit(.started)
            while true {
                if loop.deliver() { continue }
                if loop.isStopped { break }
                step()
            }
            input.discard()
            try? terminal.giveBack()
        }
    }

    /// Turns echo off while an answer streams, so that typed text does not mix with its rows.
    private func setSilent(_ isSilent: Bool) {
        guard terminal.isTyped else { return }
        guard !isSilent else { return terminal.take(.silent, kept: false) }
        input.takeUnseen()
        try? terminal.giveBack()
    }
}
