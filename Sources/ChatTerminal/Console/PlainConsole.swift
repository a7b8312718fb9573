package import SystemKit

/// The console for pipes and dumb terminals: lines in, text out, no escape codes at all.
///
/// Lines of a pipe wait until the answer before is over. What a person enters meanwhile is taken at
/// once, unseen: the chat shows it when its turn comes.
package final class PlainConsole: Console {
    package let traits: ConsoleTraits
    /// Where no cursor can be moved, answers stay as they are written, unless they are said.
    package var markdown: MarkdownOptions? {
        get { output.markdown }
        set { output.markdown = newValue }
    }
    package var isBusy = false {
        didSet { if isBusy != oldValue { setSilent(isBusy) } }
    }
    /// Of these the prompt alone is shown.
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
            color: .off, canEdit: false, isSpoken: setup.speech != nil,
            speaks: setup.outputIsTerminal)
        output = PlainOutput(terminal, loop, setup.speech)
        input = PlainInput(terminal)
        entered = PlainLine(setup)
        services = PlainServices(
            output, isSeen: setup.outputIsTerminal, environment: setup.environment)
    }

    package var columns: Int { terminal.size?.columns ?? 80 }
    package var line: any PromptLine { entered }

    package func present(_ lines: [StyledText]) -> Bool { false }
    package func commit(_ text: StyledText, as part: TurnPart) { output.commit(text) }
    package func stream(_ text: String) { output.stream(text) }
    package func endStream() { output.endStream() }
    package func endTurn(code: Int) {}
    package func wake(after time: Duration?) { loop.wake(at: time.map { terminal.now + $0 }) }

    /// It is asked when no answer is under way; nobody at a pipe can answer it.
    package func ask(_ choices: Choices) {
        guard terminal.isTyped else { return loop.emit(.chosen(choices.standard)) }
        prompt.question = OpenQuestion(choices)
        prompt.isShown = false
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

    /// While an answer is under way the terminal does not show what is typed between its rows.
    private func setSilent(_ isSilent: Bool) {
        guard terminal.isTyped else { return }
        guard !isSilent else { return terminal.take(.silent, kept: false) }
        input.takeUnseen()
        try? terminal.giveBack()
    }
}
