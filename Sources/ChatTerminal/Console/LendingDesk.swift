import SystemKit

/// Takes the terminal, gives it back, lends it to other programs, and writes to it.
final class LendingDesk {
    let terminal: any Terminal
    private let screen: LiveScreen
    private let input: InputQueue
    private let loop: EventLoop
    let environment: [String: String]
    let copies = Copies()
    private var keyboard: KeyboardProtocol
    private var signs: TerminalSigns
    /// The terminal is ours, not the shell's or another program's.
    private(set) var isHeld = false
    /// The next frame carries what we ask of the terminal.
    private var isOpening = false

    init(
        _ terminal: any Terminal, _ screen: LiveScreen, _ input: InputQueue, _ loop: EventLoop,
        environment: [String: String]
    ) {
        self.terminal = terminal
        self.screen = screen
        self.input = input
        self.loop = loop
        self.environment = environment
        keyboard = KeyboardProtocol(environment: environment)
        signs = TerminalSigns(
            readsProgress: TerminalAbilities(environment: environment).readsProgress)
    }

    // MARK: - Writing

    /// Shows a frame; the first one brings what we ask of the terminal.
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

    /// Changes what is shown outside the rows; a terminal that is not ours gets it later.
    func sign(_ change: (inout TerminalSigns) -> String) {
        let bytes = change(&signs)
        if isHeld, !isOpening, !bytes.isEmpty { announce(bytes) }
    }

    /// Where writing fails the terminal is gone, or a signal that ends the chat has come.
    private func attempt(_ writing: () throws(OutputError) -> Void) {
        do throws(OutputError) {
            try writing()
        } catch {
            if error != .noRoom { loop.terminalIsGone() }
        }
    }

    /// Takes what the terminal has said of itself.
    func noteReports() {
        for report in input.takeReports() {
            let bytes = keyboard.receive(report)
            if !bytes.isEmpty { announce(bytes) }
        }
    }

    // MARK: - Taking and giving back

    /// Makes the terminal ours, unless the chat is to end and the terminal is another job's by now.
    func resume(keptModes: Bool = false) {
        guard !terminal.isEnding || !terminal.isInBackground else { return }
        terminal.take(.raw, kept: keptModes)
        isHeld = true
        isOpening = true
        screen.forget()
        updateSize()
    }

    /// Gives the terminal back: the region vanishes, what was committed is written.
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

    /// Ctrl-Z: gives the terminal back, stops, and draws anew when continued.
    func suspend() {
        readTypedAhead()
        release()
        terminal.pause(stops: true)
        resume()
    }

    /// Reads what was typed or pasted for the chat, so that the shell does not run it.
    func readTypedAhead() {
        guard isHeld, !terminal.isInBackground else { return }
        // A terminal holds 4 KiB; what comes without an end must not keep the chat alive.
        for _ in 0..<64 {
            guard terminal.isReady, read() else { break }
        }
    }

    private func read() -> Bool {
        guard input.read() else {
            loop.terminalIsGone()
            return false
        }
        noteReports()
        return true
    }

    /// A reply on its way would be typed into the shell or the editor, so it is awaited, but not for
    /// long; what the person types meanwhile stays for the prompt.
    private func awaitReply() {
        let deadline = terminal.now + Self.replyTime
        while keyboard.isAwaited, terminal.now < deadline {
            let isReady = terminal.wait(waking: nil, reads: true, until: deadline).isReady
            if isReady, !read() { return }
        }
    }

    private static let replyTime = Duration.milliseconds(100)

    // MARK: - Lending

    /// Runs a program of the person's on a file with that text; the file lasts as long as its value.
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

    /// What another program needs of us, our keys are not.
    var childEnvironment: [String: String] {
        environment.filter { !$0.key.hasPrefix("ANTHROPIC_") }
    }
}
