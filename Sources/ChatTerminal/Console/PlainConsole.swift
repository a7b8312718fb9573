package import SystemKit

/// The console for pipes and dumb terminals: lines in, text out, no escape codes at all.
///
/// Lines of a pipe wait until the answer before is over. What a person enters meanwhile is taken at
/// once, unseen: the chat shows it when its turn comes.
package final class PlainConsole: TerminalFace {
    /// Where no cursor can be moved, answers stay as they are written.
    package var markdown: MarkdownOptions?
    package var isBusy = false {
        didSet { if isBusy != oldValue { setSilent(isBusy) } }
    }
    package let draft = Draft("")
    package let isDraftReturned = false
    package let historyFailure: HistoryFile.Failure? = nil

    let setup: TerminalSetup
    let signals: SignalPipe?
    let modes: TerminalModes?
    /// A person types, and the terminal shows it.
    let isTyped: Bool
    private let door: TerminalDoor

    // What comes in.
    var input: [UInt8] = []
    var entry = PlainEntry()
    /// What is in `input` was typed while the terminal did not show it.
    var hasUnseenInput = false
    /// Ctrl-D.
    var isAtEndOfInput = false
    /// There is nothing to read from any more.
    var hasEnded = false
    /// A line was longer than the terminal passes on.
    var isCut = false
    /// The text that was asked about; entered again, it is sent.
    var confirmed: String?
    package var history = LineHistory()

    // What goes out.
    /// Of these the prompt alone is shown.
    package var rows = ConsoleRows(prompt: "")
    var isPromptShown = false
    var isAtLineStart = true
    /// What is to be said before the next prompt.
    var remarks: [PlainRemark] = []
    private var sanitizer = Sanitizer()
    private var failure: OutputError?

    // The loop.
    var timer: ContinuousClock.Instant?
    let loop = EventLoop()

    package init(setup: TerminalSetup, signals: SignalPipe?) {
        self.setup = setup
        self.signals = signals
        isTyped = Descriptors.isTerminal(setup.input)
        door = TerminalDoor(descriptor: setup.output, signals: signals)
        modes =
            isTyped
            ? TerminalModes(
                descriptor: setup.input, door: door, guardsProcess: setup.ownsProcess) : nil
    }

    package var traits: ConsoleTraits {
        ConsoleTraits(color: .off, canEdit: false, speaks: Descriptors.isTerminal(setup.output))
    }

    package var columns: Int { Descriptors.windowSize(setup.output)?.columns ?? 80 }

    package func present(_ lines: [StyledText]) -> Bool { false }
    package func takeDisplaced() -> [StyledText] { [] }
    package func setDraft(_ draft: Draft) {}
    package func putBack(_ draft: Draft) {}
    package func setRecall(_ recall: @escaping () -> Draft?) {}
    package func setCompleter(_ completer: @escaping (String) -> [Completion]) {}
    package func copy(
        _ text: String, told: @escaping @Sendable (CopyReport) -> Void
    ) -> CopyReport? { CopyReport() }
    package func offer(_ base64: String?, after report: CopyReport) -> CopyReport { report }
    package func view(_ text: String) -> String? { "this terminal has no pager" }
    package func notify(_ text: StyledText, by way: Notification) {
        if speaks {
            write(ControlSequence.notification(text.plain, by: way == .off ? .off : .bell))
        }
    }
    package func edit(_ text: String) -> EditResult {
        .failed(
            "there is no prompt to edit at: --plain, or TERM=\(setup.environment["TERM"] ?? "")")
    }
    package func wakeAt(_ instant: ContinuousClock.Instant?) { timer = instant }

    package func commit(_ text: StyledText) {
        startLine()
        write(text.lines.map { $0.plain + "\n" }.joined())
    }

    package func stream(_ text: String) { write(sanitizer.push(text)) }

    package func endStream() {
        write(sanitizer.finish())
        startLine()
    }

    func startLine() {
        if !isAtLineStart { write("\n") }
    }

    func write(_ text: String) {
        guard !text.isEmpty, failure == nil else { return }
        isAtLineStart = text.hasSuffix("\n")
        do throws(OutputError) {
            try door.write(text)
        } catch {
            failure = error
            giveUp()
        }
    }

    package var hasFailed: Bool { failure != nil }

    /// Says that the output failed, once there is somebody to tell.
    private func giveUp() {
        switch failure {
        case nil, .noRoom: return
        case .brokenPipe: emit(.terminated(signal: Signals.brokenPipe))
        case .terminalGone: emit(.terminated(signal: Signals.hangUp))
        case .failed(let errno): emit(.outputFailed(errno: errno))
        }
        loop.stop()
    }

    package func run(
        waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective
    ) {
        loop.run(waking: source, handle) {
            giveUp()
            while true {
                if loop.deliver() { continue }
                if isStopped { break }
                step()
            }
            discardTypeAhead()
            try? modes?.leave()
        }
    }

    var isStopped: Bool { loop.isStopped }

    func emit(_ event: TerminalEvent) { loop.emit(event) }
}
