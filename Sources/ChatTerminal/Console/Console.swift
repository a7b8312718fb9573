package import SystemKit

/// What happened, as the one thread that owns the terminal sees it.
package enum TerminalEvent<Message: Sendable>: Sendable {
    /// Enter.
    case submitted(Submission)
    /// The first key of a draft on an empty prompt.
    case draftBegun
    /// Ctrl-C or SIGINT with an empty draft or while busy; otherwise the console itself saves the
    /// draft in the history and clears it.
    case interrupt
    /// A lone Esc outside vi mode.
    case escape
    /// Ctrl-D on an empty draft, or the end of piped input.
    case endOfInput
    /// SIGTERM, SIGHUP or SIGQUIT; SIGHUP also when the terminal is gone, SIGPIPE when nobody
    /// reads the output.
    case terminated(signal: Int32)
    /// What was to be shown could not be written: a full disk, a closed output.
    case outputFailed(errno: Int32)
    /// Something posted through the mailbox.
    case message(Message)
    /// The time set by `wakeAt` has come.
    case timer
    /// Rows laid out for the old width should be set again: the terminal has a new size, or less
    /// room for what is presented.
    case resized
}

/// What was entered.
package struct Submission: Sendable, Hashable {
    /// The text that is meant, "\n" between lines.
    package let message: Draft
    /// As it was entered: with the fences of a text of several lines.
    package let entered: Draft
    /// It stands on the screen already, because the terminal shows what is typed.
    package var isOnScreen = false

    init(_ entered: Draft) {
        self.entered = entered
        message = Multiline.message(of: entered)
    }
}

/// Whether the loop goes on after an event.
package enum LoopDirective: Sendable {
    case `continue`
    case stop
}

/// One way to complete the draft.
package struct Completion: Sendable, Hashable {
    /// What replaces the draft up to the cursor.
    package var text: String
    /// What is shown in the list of candidates.
    package var label: StyledText

    package init(text: String, label: StyledText) {
        self.text = text
        self.label = label
    }
}

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

/// How to tell a person who looks elsewhere that something is over.
package enum Notification: String, Sendable, CaseIterable {
    case off, bell
    /// A notification of the desktop, by the terminals that know OSC 9.
    case desktop
}

/// The world a console lives in, handed in by the program.
package struct TerminalSetup: Sendable {
    package var input: Int32
    package var output: Int32
    package var environment: [String: String]
    /// The person's libedit configuration, usually `~/.editrc`.
    package var editrc: String?
    package var history = LineHistory()
    /// Where submitted lines are kept; nil keeps nothing on disk.
    package var historyFile: HistoryFile?
    /// What to ask before a text is sent, nil for what is sent at once.
    ///
    /// The next Enter is the answer; such a text is kept out of the history.
    package var question: @Sendable (String) -> String? = { _ in nil }
    /// Whether a line runs something and is not sent.
    package var isCommand: @Sendable (String) -> Bool = { _ in false }
    /// Installs signal handlers and guards the terminal against a crash; off in tests.
    package var ownsProcess: Bool
    /// `nil` decides by the environment.
    package var color: ColorPolicy?
    /// Lines alone, whatever the terminal can do.
    package var isPlain = false

    package init(
        input: Int32 = 0, output: Int32 = 1, environment: [String: String],
        editrc: String? = nil, ownsProcess: Bool = true
    ) {
        self.input = input
        self.output = output
        self.environment = environment
        self.editrc = editrc
        self.ownsProcess = ownsProcess
    }

    /// Both ends are terminals that understand cursor movement.
    package var isInteractive: Bool {
        let kind = environment["TERM"] ?? ""
        return !isPlain && !kind.isEmpty && kind != "dumb" && Descriptors.isTerminal(input)
            && Descriptors.isTerminal(output)
    }

    var colorPolicy: ColorPolicy {
        color
            ?? ColorPolicy(
                environment: environment, isTerminal: Descriptors.isTerminal(output))
    }

    /// Whether the terminal is known to wrap old rows anew when it narrows.
    ///
    /// xterm, the Linux console and GNU screen do not. From afar every terminal calls itself
    /// xterm, and of unknown ones nothing is assumed.
    package var terminalReflows: Bool {
        let kind = environment["TERM"] ?? ""
        if environment["TMUX"] != nil { return true }
        if environment["STY"] != nil || environment["XTERM_VERSION"] != nil { return false }
        let known = [
            "tmux", "alacritty", "foot", "wezterm", "vte", "rio", "xterm-kitty", "xterm-ghostty",
        ]
        if known.contains(where: { kind.hasPrefix($0) }) || environment["VTE_VERSION"] != nil {
            return true
        }
        return kind.hasPrefix("xterm") && environment["SSH_CONNECTION"] == nil
    }
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
