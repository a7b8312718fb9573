import SystemKit

/// Takes the terminal, gives it back, lends it to child processes, and writes to it.
final class LendingDesk {
    let terminal: any Terminal
    private let screen: LiveScreen
    private let input: InputQueue
    private let loop: EventLoop
    let environment: [String: String]
    let copies = ClipboardCopies()
    private var keyboard: KeyboardProtocol
    private var signs: TerminalSigns
    /// The terminal is in raw mode for the chat, not with the shell or a child process.
    private(set) var isHeld = false
    /// The next frame is preceded by the sequences that set the terminal's modes.
    private var isOpening = false

    init(
        _ terminal: any Terminal, _ screen: LiveScreen, _ input: InputQueue, _ loop: EventLoop,
        _ abilities: TerminalAbilities, environment: [String: String]
    ) {
        self.terminal = terminal
        self.screen = screen
        self.input = input
        self.loop = loop
        self.environment = environment
        keyboard = KeyboardProtocol(hasOtherKeys: abilities.takesOtherKeys)
        signs = TerminalSigns(readsProgress: abilities.readsProgress)
    }

    // MARK: - Writing

    /// Writes a frame, before the first one the sequences that set the terminal's modes.
    func show(_ frame: String) {
        guard isOpening else { return write(frame) }
        isOpening = false
        announce(ControlSequence.bracketedPasteOn + keyboard.take() + signs.again + frame)
    }

    func write(_ bytes: String) {
        guard !bytes.isEmpty else { return }
        attempt { () throws(OutputError) in try terminal.write(bytes) }
    }

    private func announce(_ bytes: String) {
        let undo = ControlSequence.bracketedPasteOff + keyboard.undo + signs.undo
        attempt { () throws(OutputError) in try terminal.announce(bytes, undo: undo) }
    }

    /// Changes progress or title; while the terminal is given back only the state is kept.
    func sign(_ change: (inout TerminalSigns) -> String) {
        let bytes = change(&signs)
        if isHeld, !isOpening, !bytes.isEmpty { announce(bytes) }
    }

    private func attempt(_ writing: () throws(OutputError) -> Void) {
        do throws(OutputError) {
            try writing()
        } catch {
            loop.tell(error)
        }
    }

    /// Passes the terminal's replies to the keyboard protocol.
    func noteReports() {
        for report in input.takeReports() {
            let bytes = keyboard.receive(report)
            if !bytes.isEmpty { announce(bytes) }
        }
    }

    // MARK: - Taking and giving back

    /// Takes the terminal, unless the chat is ending in the background of another job.
    func resume(keptModes: Bool = false) {
        guard !terminal.isEnding || !terminal.isInBackground else { return }
        terminal.take(.raw, kept: keptModes)
        isHeld = true
        isOpening = true
        screen.forget()
        updateSize()
    }

    /// Erases the live region, writes the waiting committed rows, and gives the terminal back.
    func release() {
        guard isHeld else { return }
        keyboard.giveAway()
        isOpening = false
        isHeld = false
        awaitReply()
        updateSize()
        write(screen.leave())
        attempt { () throws(OutputError) in try terminal.giveBack() }
    }

    private func updateSize() {
        if screen.updateSize() { loop.emit(.resized) }
    }

    /// Ctrl-Z: gives the terminal back, stops the process, and redraws when continued.
    func suspend() {
        readTypedAhead()
        release()
        terminal.pause(stops: true)
        resume()
    }

    /// Reads unread input, so that the shell does not run it.
    func readTypedAhead() {
        guard isHeld, !terminal.isInBackground else { return }
        // The terminal's input queue holds 4 KiB; 64 reads bound the time for input without an end.
        for _ in 0..<64 {
            guard terminal.isReady, read() else { break }
        }
    }

    private func read() -> Bool {
        guard input.read() else {
            loop.tell(.terminalGone)
            return false
        }
        noteReports()
        return true
    }

    /// Waits up to 100 ms for a pending reply, which the shell or the editor would read as input.
    ///
    /// Keys that come meanwhile are queued for the prompt.
    private func awaitReply() {
        let deadline = terminal.now + Self.replyTime
        while keyboard.isAwaited, terminal.now < deadline {
            if terminal.hasInput(until: deadline), !read() { return }
        }
    }

    private static let replyTime = Duration.milliseconds(100)

    // MARK: - Lending

    /// Runs one of the user's programs on a file with `text`, which exists as long as its value.
    func run(_ program: String, on text: String) -> (ProcessEnd, ScratchFile)? {
        guard let file = try? ScratchFile(text, in: scratchFolder) else { return nil }
        release()
        let end = terminal.run(program, [file.path], environment: childEnvironment)
        resume(keptModes: true)
        return (end, file)
    }

    var scratchFolder: String {
        environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    }

    /// The environment of a child process: all but the API keys (`ANTHROPIC_*`).
    var childEnvironment: [String: String] {
        environment.filter { !$0.key.hasPrefix("ANTHROPIC_") }
    }
}
