package import SystemKit

/// The user interface of the chat: an interactive terminal, or plain lines on a pipe.
///
/// All calls are made on the thread that calls `run`. Only `run` delivers events, one at a time,
/// and none before the handler has returned from the event before.
package protocol Console: AnyObject {
    var traits: ConsoleTraits { get }
    /// The draft, its history and its completion.
    var line: any PromptLine { get }
    /// Notifications, window title, clipboard, editor and pager.
    var services: any TerminalServices { get }
    /// The terminal's current size.
    var size: TerminalSize { get }
    /// An answer is streaming.
    var isBusy: Bool { get set }
    /// The form of answers, from the next one on.
    var answers: AnswerForm { get set }
    var rows: ConsoleRows { get set }

    /// Shows lines above the prompt until the next key; false if they do not fit.
    ///
    /// The limit is a third of the screen's rows. Lines that have not been drawn yet stay, and the
    /// new ones follow them.
    func present(_ lines: [StyledText]) -> Bool
    /// Adds whole lines to the scrollback, above the live region.
    func commit(_ text: StyledText, as part: TurnPart)
    /// Adds answer text, sanitised and wrapped; its last row stays in the live region.
    func stream(_ text: String)
    /// Moves the open row of the answer into the scrollback.
    func endStream()
    /// Ends the turn of the question committed last; called once for each question.
    ///
    /// `code` is the exit code the turn would have as a one-shot run.
    func endTurn(code: Int)
    /// Asks in place of the prompt; one `chosen` or `picked` event is the answer.
    ///
    /// Input from before the question is discarded, so that only a key pressed after the question
    /// was drawn can answer it.
    func ask(_ inquiry: Inquiry)
    /// Asks for one `timer` event after that time; nil cancels it.
    func wake(after time: Duration?)
    /// Handles events until `.stop`, then restores the terminal.
    func run(waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective)
}

extension Console {
    package var columns: Int { size.columns }
    package var color: ColorPolicy { traits.color }
    package var canEdit: Bool { traits.canEdit }
    package var isSpoken: Bool { traits.isSpoken }

    package func commit(_ text: StyledText) { commit(text, as: .remark) }
    package func ask(_ choices: Choices) { ask(.choices(choices)) }
    package func ask(_ picker: Picker) { ask(.picker(picker)) }
    package func setPrompt(_ text: StyledText) { rows.prompt = text }
    package func setFooter(_ lines: [StyledText]) { rows.footer = lines }
    package func setStatus(_ lines: [StyledText]) { rows.status = lines }
}

/// `LiveConsole` where input and output are capable terminals, otherwise `PlainConsole`.
package func makeConsole(for setup: TerminalSetup) -> any Console {
    let terminal = SystemTerminal(
        input: setup.input, output: setup.output,
        signals: SignalPipe(installed: setup.ownsProcess), guardsProcess: setup.ownsProcess)
    if setup.isInteractive, !setup.isSpoken, terminal.isTyped, terminal.hasSignals,
        let console = LiveConsole(terminal, setup: setup)
    {
        return console
    }
    return PlainConsole(terminal, setup: setup)
}
