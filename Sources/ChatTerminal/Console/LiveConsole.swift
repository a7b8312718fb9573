package import SystemKit

/// The interactive console: a live prompt at all times, also while an answer streams.
package final class LiveConsole: TerminalFace {
    package let traits: ConsoleTraits
    package let hasFailed = false
    package var isBusy = false
    package internal(set) var historyFailure: HistoryFile.Failure?
    /// So many of the newest entries are not in the file yet.
    var unkept = 0

    let setup: TerminalSetup
    let editor: LineEditor
    let modes: TerminalModes
    let copies = Copies()
    let signals: SignalPipe
    let door: TerminalDoor
    var keyboard: KeyboardProtocol
    /// The next frame carries what we ask of the terminal.
    var isOpening = false

    // What is shown.
    var size: TerminalSize
    var region: LiveRegion
    package var rows = ConsoleRows() {
        didSet { if rows != oldValue { frameSoon() } }
    }
    var menu: [StyledText] = []
    var presented: [StyledText] = []
    /// What is presented has been on the screen, so that the next key may end it.
    var isPresentedSeen = false
    var uncommitted: [String] = []
    var flow: AnswerFlow?
    package var markdown: MarkdownOptions?
    var frameDue: ContinuousClock.Instant?
    var lastFrame: ContinuousClock.Instant?
    /// Bytes of the answer that came after the last frame.
    var waitingText = 0
    /// Until then only keys are drawn, because the window may still be changing its size.
    var quietUntil = ContinuousClock.now
    /// From then on the window is taken to keep its size.
    var steadyFrom = ContinuousClock.now
    /// What the last frame committed and left where it was.
    var inFlight: [String] = []

    // What is typed.
    var decoder = KeyDecoder()
    /// Below the prompt while a long paste is under way.
    var pasteRow: StyledText?
    var keys: ArraySlice<Key> = []
    var characters: ArraySlice<UInt32> = []
    var search: HistorySearch?
    var lastQuery = ""
    var isAfterControlX = false
    /// The draft that was asked about; entered again, it is sent.
    var confirmed: String?
    var menuPage = 0
    var completer: ((String) -> [Completion])?
    var hadDraft = false

    // The loop.
    let loop = EventLoop()
    var timer: ContinuousClock.Instant?

    /// Fails where the input is no terminal or libedit cannot start.
    package init?(setup: TerminalSetup, signals: SignalPipe) {
        let door = TerminalDoor(descriptor: setup.output, signals: signals)
        guard
            let modes = TerminalModes(
                descriptor: setup.input, door: door, guardsProcess: setup.ownsProcess),
            let editor = LineEditor(editrc: setup.editrc, fallback: setup.input)
        else { return nil }
        self.setup = setup
        self.signals = signals
        self.modes = modes
        self.editor = editor
        editor.history = setup.history
        editor.isCommand = setup.isCommand
        self.door = door
        keyboard = KeyboardProtocol(environment: setup.environment)
        traits = ConsoleTraits(color: setup.colorPolicy, canEdit: true, speaks: false)
        region = LiveRegion(reflows: setup.terminalReflows)
        size = TerminalSize(of: setup.output) ?? TerminalSize(columns: 80, rows: 24)
    }

    package var columns: Int { size.columns }
    package var history: LineHistory { editor.history }

    package func present(_ lines: [StyledText]) -> Bool {
        let all = isPresentedSeen ? lines : presented + lines
        guard wrapped(all).count <= roomToPresent else { return false }
        presented = all
        isPresentedSeen = false
        frameSoon()
        return true
    }

    package func takeDisplaced() -> [StyledText] {
        guard isDisplaced else { return [] }
        defer { presented = [] }
        return presented
    }

    package func setDraft(_ draft: Draft) {
        search = nil
        editor.returned = nil
        editor.request(.replace(editor.pastes.line(of: draft)))
        frameSoon()
    }

    package func putBack(_ draft: Draft) {
        setDraft(draft)
        if case .replace(let line) = editor.pendingChange {
            editor.returned = ReturnedDraft(line: line)
        }
    }

    package func setRecall(_ recall: @escaping () -> Draft?) { editor.recall = recall }

    package func setCompleter(_ completer: @escaping (String) -> [Completion]) {
        self.completer = completer
    }

    package var draft: Draft { editor.pastes.draft(of: line) }

    package var isDraftReturned: Bool { editor.returned?.line == line }

    /// The line as it is, or is about to be.
    private var line: String {
        switch editor.pendingChange {
        case .replace(let line): line
        case .insert, .complete, nil: editor.text
        }
    }

    var isDraftEmpty: Bool {
        switch editor.pendingChange {
        case .replace(let text): text.isEmpty
        case .insert, .complete: false
        case nil: editor.count <= 0
        }
    }

    package func commit(_ text: StyledText) {
        uncommitted += text.lines.map { $0.rendered(color) }
        frameSoon()
    }

    package func stream(_ text: String) {
        if flow == nil { flow = AnswerFlow(size: size, markdown: markdown, color: color) }
        for piece in text.pieces(ofBytes: Self.pieceLength) {
            uncommitted += flow?.push(piece) ?? []
            if uncommitted.count > Self.manyRows { drawEarly() }
        }
        waitingText += text.utf8.count
        frameSoon(
            after: waitingText < FrameTiming.slowText
                ? FrameTiming.slowInterval : FrameTiming.frameInterval)
    }

    package func endStream() {
        guard flow != nil else { return }
        uncommitted += flow?.finish() ?? []
        flow = nil
        frameSoon()
    }

    package func wakeAt(_ instant: ContinuousClock.Instant?) { timer = instant }

    package func run(
        waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective
    ) {
        loop.run(waking: source, handle) {
            begin()
            while !isStopped {
                if let line = editor.readLine(from: nextCharacter) { submit(line) }
            }
            while loop.deliver() {}
            end()
        }
    }

    var isStopped: Bool { loop.isStopped }

    func emit(_ event: TerminalEvent) { loop.emit(event) }

    private func submit(_ line: String) {
        if let returned = editor.returned,
            let command = returned.command(in: line, editor.isCommand)
        {
            editor.request(.replace(returned.line))
            return send(Draft(command))
        }
        let entered = editor.pastes.draft(of: line)
        let text = Multiline.message(of: entered).text
        if let question = setup.question(text), confirmed != line { return ask(question, line) }
        confirmed = nil
        editor.returned = nil
        editor.pastes.beginDraft()
        hadDraft = false
        send(entered)
    }

    private func send(_ entered: Draft) {
        remember(entered)
        menu = []
        frameNow()
        emit(.submitted(Submission(entered)))
    }

    /// Puts a line back with a question; the next Enter is the answer.
    private func ask(_ question: String, _ line: String) {
        confirmed = line
        editor.request(.replace(line))
        menu = StyledText(untrustedLines: question).wrapped(to: size.columns - 1)
        discardTypeAhead()
    }

    /// Keeps a line in the history, and in its file.
    func remember(_ entered: Draft) {
        guard entered.text.utf8.count <= LineHistory.longestEntry,
            setup.question(entered.text) == nil, editor.history.add(entered)
        else { return }
        unkept += 1
        keepHistory()
    }

    /// A failing disk does not stop the chat; what it did not take is written with the next line.
    func keepHistory() {
        guard unkept > 0, let file = setup.historyFile else { return }
        do throws(HistoryFile.Failure) {
            try file.append(editor.history.entries.suffix(unkept))
            unkept = 0
        } catch {
            historyFailure = historyFailure ?? error
        }
    }
}
