package import SystemKit

/// A person at a terminal, or a pipe, with the same face.
///
/// Everything belongs to the thread that calls `run`. Events come from `run` alone, one after the
/// other: none from inside a call of the one before.
package protocol Console: AnyObject {
    var traits: ConsoleTraits { get }
    /// The terminal's width now.
    var columns: Int { get }
    /// An answer is under way.
    var isBusy: Bool { get set }
    /// What was to be shown before `run` could not be written; its first event will say so.
    var hasFailed: Bool { get }
    /// How answers are laid out, from the next one on; `nil` shows their source.
    var markdown: MarkdownOptions? { get set }
    var rows: ConsoleRows { get set }

    /// Shows lines above the prompt until the next key; false where there is no room for them, a
    /// third of the screen.
    ///
    /// What has not been on the screen yet stays, and the lines come below it.
    func present(_ lines: [StyledText]) -> Bool
    /// What is presented, if there is no room for it any more.
    func takeDisplaced() -> [StyledText]
    /// Adds whole lines to the scrollback, above the live region.
    func commit(_ text: StyledText)
    /// Adds answer text: sanitised and wrapped; its last row stays open.
    func stream(_ text: String)
    /// Ends the open row.
    func endStream()
    /// Draws what is due and forgets what was typed before, so that an answer to a question can only
    /// come after the question was on the screen.
    func discardTypeAhead()
    /// Asks for one `timer` event; nil takes the wish back.
    func wakeAt(_ instant: ContinuousClock.Instant?)
    /// Handles events until `.stop`, then gives the terminal back as it was.
    func run(waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective)
}

/// A console with its prompt and what else its terminal can do.
package typealias TerminalFace = Console & PromptLine & TerminalServices

extension Console {
    package var color: ColorPolicy { traits.color }
    package var canEdit: Bool { traits.canEdit }
    package var speaks: Bool { traits.speaks }

    package func setPrompt(_ text: StyledText) { rows.prompt = text }
    package func setFooter(_ lines: [StyledText]) { rows.footer = lines }
    package func setStatus(_ lines: [StyledText]) { rows.status = lines }
}

/// The console that fits the world: live on terminals, plain on pipes and dumb terminals.
package func makeConsole(for setup: TerminalSetup) -> any TerminalFace {
    let signals = SignalPipe(installed: setup.ownsProcess)
    if setup.isInteractive, let signals,
        let console = LiveConsole(setup: setup, signals: signals)
    {
        return console
    }
    return PlainConsole(setup: setup, signals: signals)
}
