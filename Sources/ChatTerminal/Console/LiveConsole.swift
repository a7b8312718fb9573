/// The interactive console: a live prompt at all times, also while an answer streams.
package final class LiveConsole<Message: Sendable>: Console {
    package let mailbox = Mailbox<Message>()
    package let color: ColorPolicy
    package let canEdit = true
    package let showsTyping = false
    package let speaks = false
    package var isBusy = false
    package internal(set) var submissionAsShown = ""
    package internal(set) var historyFailure: HistoryFile.Failure?

    let setup: TerminalSetup
    let editor: LineEditor
    let modes: TerminalModes
    let signals: SignalPipe
    let door: OutputDoor
    var keyboard: KeyboardProtocol
    /// The next frame carries what we ask of the terminal.
    var isOpening = false

    // What is shown.
    var size: TerminalSize
    var region: LiveRegion
    var prompt: StyledText = "> "
    var footer: [StyledText] = []
    var status: [StyledText] = []
    var menu: [StyledText] = []
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
    var keys: ArraySlice<Key> = []
    var characters: ArraySlice<UInt32> = []
    var pastes = PasteStore()
    var search: HistorySearch?
    var lastQuery = ""
    var isAfterControlX = false
    /// The draft that was asked about; entered again, it is sent.
    var confirmed: String?
    var menuPage = 0
    var completer: ((String) -> [Completion])?
    var hadDraft = false

    // The loop.
    var handler: ((TerminalEvent<Message>) -> LoopDirective)?
    var isStopped = false
    var timer: ContinuousClock.Instant?

    /// Fails where the input is no terminal or libedit cannot start.
    package init?(setup: TerminalSetup, signals: SignalPipe) {
        let door = OutputDoor(descriptor: setup.output)
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
        self.door = door
        keyboard = KeyboardProtocol(environment: setup.environment)
        color = setup.colorPolicy
        region = LiveRegion(reflows: setup.terminalReflows)
        size =
            Descriptors.windowSize(setup.output) ?? TerminalSize(columns: 80, rows: 24)
    }

    package var columns: Int { size.columns }
    package var history: LineHistory { editor.history }

    package func setPrompt(_ text: StyledText) {
        guard text != prompt else { return }
        prompt = text
        frameSoon()
    }

    package func setFooter(_ rows: [StyledText]) {
        guard rows != footer else { return }
        footer = rows
        frameSoon()
    }

    package func setStatus(_ rows: [StyledText]) {
        guard rows != status else { return }
        status = rows
        frameSoon()
    }

    package func setDraft(_ text: String) {
        search = nil
        editor.request(.replace(PasteStore.withoutPlaceholders(text)))
        frameSoon()
    }

    package func setCompleter(_ completer: @escaping (String) -> [Completion]) {
        self.completer = completer
    }

    package var draft: String {
        switch editor.pendingChange {
        case .replace(let text): text
        case .insert, .complete, nil: pastes.expand(editor.text)
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
        uncommitted += flow?.push(text) ?? []
        waitingText += text.utf8.count
        frameSoon(after: waitingText < Self.slowText ? Self.slowInterval : Self.frameInterval)
    }

    package func endStream() {
        guard flow != nil else { return }
        uncommitted += flow?.finish() ?? []
        flow = nil
        frameSoon()
    }

    package func wakeAt(_ instant: ContinuousClock.Instant?) { timer = instant }

    package func run(_ handle: (TerminalEvent<Message>) -> LoopDirective) {
        withoutActuallyEscaping(handle) { handle in
            handler = handle
            isStopped = false
            begin()
            while !isStopped {
                if let line = editor.readLine(from: nextCharacter) { submit(line) }
            }
            end()
            handler = nil
        }
    }

    func emit(_ event: TerminalEvent<Message>) {
        guard !isStopped, let handler else { return }
        if handler(event) == .stop { isStopped = true }
    }

    private func submit(_ line: String) {
        let text = pastes.expand(Multiline.message(of: line))
        if let question = setup.question(text), confirmed != line { return ask(question, line) }
        confirmed = nil
        submissionAsShown = pastes.labelled(line)
        remember(pastes.expand(line))
        pastes = PasteStore()
        menu = []
        hadDraft = false
        frameNow()
        emit(.submitted(text))
    }

    /// Puts a line back with a question; the next Enter is the answer.
    private func ask(_ question: String, _ line: String) {
        confirmed = line
        editor.request(.replace(line))
        menu = StyledText(untrustedLines: question).wrapped(to: size.columns - 1)
        discardTypeAhead()
    }

    /// Keeps a line in the history, and in its file; a failing disk does not stop the chat.
    func remember(_ text: String) {
        guard text.utf8.count <= LineHistory.longestEntry, setup.question(text) == nil,
            editor.history.add(text), let file = setup.historyFile
        else { return }
        do throws(HistoryFile.Failure) {
            try file.append(text)
        } catch {
            historyFailure = historyFailure ?? error
        }
    }
}
