package import SystemKit

/// A person at a terminal, or a pipe, with the same face.
///
/// Everything but the mailbox belongs to the thread that calls `run`.
package protocol Console<Message>: AnyObject {
    associatedtype Message: Sendable

    var mailbox: Mailbox<Message> { get }
    /// The terminal's width now.
    var columns: Int { get }
    /// An answer is under way.
    var isBusy: Bool { get set }
    /// What is being typed.
    var draft: Draft { get }
    /// The draft is what `putBack` has put there, unchanged.
    var isDraftReturned: Bool { get }
    /// Why the history could not be written the first time it failed; the chat goes on.
    var historyFailure: HistoryFile.Failure? { get }
    /// A draft can be put before the person (`setDraft`).
    var canEdit: Bool { get }
    /// What was to be shown before `run` could not be written; its first event will say so.
    var hasFailed: Bool { get }
    /// There is no footer: what it would show has to be said in lines.
    var speaks: Bool { get }
    /// What was submitted before.
    var history: LineHistory { get }
    /// Whether commits are drawn with styles.
    var color: ColorPolicy { get }

    /// How answers are laid out, from the next one on; `nil` shows their source.
    var markdown: MarkdownOptions? { get set }

    func setPrompt(_ text: StyledText)
    /// Rows below the prompt; they are cut to the width.
    func setFooter(_ rows: [StyledText])
    /// Rows directly above the prompt.
    func setStatus(_ rows: [StyledText])
    /// Shows lines above the prompt until the next key; false where there is no room for them, a
    /// third of the screen.
    ///
    /// What has not been on the screen yet stays, and the lines come below it.
    func present(_ lines: [StyledText]) -> Bool
    /// What is presented, if there is no room for it any more.
    func takeDisplaced() -> [StyledText]
    /// Puts a text into the editor instead of what is there.
    func setDraft(_ draft: Draft)
    /// The same with a text that comes back: a command behind it is run, and the text stays.
    func putBack(_ draft: Draft)
    /// What Up brings on an empty prompt, before the history; an empty draft changes nothing there.
    func setRecall(_ recall: @escaping () -> Draft?)
    /// Offers candidates for the draft up to the cursor, at Tab.
    func setCompleter(_ completer: @escaping (String) -> [Completion])
    /// Adds whole lines to the scrollback, above the live region.
    func commit(_ text: StyledText)
    /// Adds answer text: sanitised and wrapped; its last row stays open.
    func stream(_ text: String)
    /// Ends the open row.
    func endStream()
    /// Draws what is due and forgets what was typed before, so that an answer to a question can only
    /// come after the question was on the screen.
    func discardTypeAhead()
    /// Tells a person who looks elsewhere that something is over.
    func notify(_ text: StyledText, by way: Notification)
    /// Hands text to the programs of every clipboard there is, tmux's and the desktop's; returns what
    /// became of it, or nil where that is told later, on another thread.
    func copy(_ text: String, told: @escaping @Sendable (CopyReport) -> Void) -> CopyReport?
    /// Behind `copy`: gives the terminal the text for its own clipboard, in base 64, where tmux does
    /// not do that; returns what became of the text in all.
    func offer(_ base64: String?, after report: CopyReport) -> CopyReport
    /// Shows a text in the person's pager and waits for it; returns a sentence where it cannot.
    func view(_ text: String) -> String?
    /// Opens a text in the person's editor and waits for it.
    func edit(_ text: String) -> EditResult
    /// Asks for one `timer` event; nil takes the wish back.
    func wakeAt(_ instant: ContinuousClock.Instant?)
    /// Handles events until `.stop`, then gives the terminal back as it was.
    func run(_ handle: (TerminalEvent<Message>) -> LoopDirective)
}

extension Console {
    package func setDraft(_ text: String) { setDraft(Draft(text)) }
}

/// The console that fits the world: live on terminals, plain on pipes and dumb terminals.
package func makeConsole<Message: Sendable>(
    for setup: TerminalSetup, messages: Message.Type
) -> any Console<Message> {
    let signals = SignalPipe(installed: setup.ownsProcess)
    if setup.isInteractive, let signals,
        let console = LiveConsole<Message>(setup: setup, signals: signals)
    {
        return console
    }
    return PlainConsole<Message>(setup: setup, signals: signals)
}
