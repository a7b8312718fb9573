package import SystemKit

/// A person at a terminal, or a pipe, with the same face.
///
/// Everything belongs to the thread that calls `run`. Events come from `run` alone, one after the
/// other: none from inside a call of the one before.
package protocol Console: AnyObject {
    var traits: ConsoleTraits { get }
    /// What is typed at the prompt.
    var line: any PromptLine { get }
    /// What the terminal does beside showing a chat.
    var services: any TerminalServices { get }
    /// The terminal's width now.
    var columns: Int { get }
    /// An answer is under way.
    var isBusy: Bool { get set }
    /// How answers are laid out, from the next one on; `nil` shows their source.
    var markdown: MarkdownOptions? { get set }
    var rows: ConsoleRows { get set }

    /// Shows lines above the prompt until the next key; false where there is no room for them, a
    /// third of the screen.
    ///
    /// What has not been on the screen yet stays, and the lines come below it.
    func present(_ lines: [StyledText]) -> Bool
    /// Adds whole lines to the scrollback, above the live region.
    func commit(_ text: StyledText, as part: TurnPart)
    /// Adds answer text: sanitised and wrapped; its last row stays open.
    func stream(_ text: String)
    /// Ends the open row.
    func endStream()
    /// The answer to the question that was committed last is over, with the exit code that it would
    /// have as a single question; said once for each.
    func endTurn(code: Int)
    /// Asks in place of the prompt; one `chosen` event is the answer.
    ///
    /// What was typed before is forgotten, so that an answer can only come after the question was on
    /// the screen.
    func ask(_ choices: Choices)
    /// Asks for one `timer` event after that time; nil takes the wish back.
    func wake(after time: Duration?)
    /// Handles events until `.stop`, then gives the terminal back as it was.
    func run(waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective)
}

extension Console {
    package var color: ColorPolicy { traits.color }
    package var canEdit: Bool { traits.canEdit }
    package var speaks: Bool { traits.speaks }
    package var isSpoken: Bool { traits.isSpoken }

    package func commit(_ text: StyledText) { commit(text, as: .remark) }
    package func setPrompt(_ text: StyledText) { rows.prompt = text }
    package func setFooter(_ lines: [StyledText]) { rows.footer = lines }
    package func setStatus(_ lines: [StyledText]) { rows.status = lines }
}

/// The console that fits the world: live on terminals, plain on pipes and dumb terminals.
package func makeConsole(for setup: TerminalSetup) -> any Console {
    let terminal = SystemTerminal(
        input: setup.input, output: setup.output,
        signals: SignalPipe(installed: setup.ownsProcess), guardsProcess: setup.ownsProcess)
    if setup.isInteractive, setup.speech == nil, terminal.isTyped, terminal.hasSignals,
        let console = LiveConsole(terminal, setup: setup)
    {
        return console
    }
    return PlainConsole(terminal, setup: setup)
}
