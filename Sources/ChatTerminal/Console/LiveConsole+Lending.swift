import SystemKit

// Other programs on our terminal.
extension LiveConsole {
    /// Ctrl-Z: gives the terminal back, stops, and draws anew when continued.
    func suspend() {
        readTypedAhead()
        release()
        let arrived = signals.stopProcess()
        resume(after: signals.stopInBackground(of: setup.input, after: arrived))
    }

    /// Makes the terminal ours, unless the chat is to end and the terminal is another job's by now.
    func resume(keptModes: Bool = false, after arrived: [Int32] = []) {
        let ends = arrived.contains(where: Signals.isDeadly)
        if !ends || !Descriptors.isInBackground(of: setup.input) {
            modes.enter(.raw, kept: keptModes)
            isOpening = true
            region.forget()
            updateSize()
            frameNow()
        }
        arrived.forEach(handle(signal:))
    }

    /// The first frame brings what we ask of the terminal.
    func open(with frame: String) {
        isOpening = false
        announce(ControlSequence.bracketedPasteOn + keyboard.take() + frame)
    }

    /// What the terminal says of itself.
    func note(_ reply: TerminalReport) {
        let bytes = keyboard.receive(reply)
        if !bytes.isEmpty { announce(bytes) }
    }

    private func announce(_ bytes: String) {
        let undo = ControlSequence.bracketedPasteOff + keyboard.undo
        attempt { () throws(OutputError) in try modes.announce(bytes, undo: undo) }
    }

    /// Gives the terminal back: the region vanishes, what was committed is written.
    func release() {
        guard modes.isEntered else { return }
        keyboard.giveAway()
        isOpening = false
        awaitReply()
        updateSize()
        let committed = uncommitted.map { $0 + "\r\n" }.joined()
        uncommitted = []
        write(region.erase(size: size) + committed)
        attempt { () throws(OutputError) in try modes.leave() }
    }

    /// A reply on its way would be typed into the shell or the editor, so it is awaited, but not for
    /// long; what the person types meanwhile stays for the prompt.
    private func awaitReply() {
        let deadline = ContinuousClock.now + Self.replyTime
        while keyboard.isAwaited, .now < deadline {
            if Descriptors.wait(for: [setup.input], until: deadline)[0], !readKeys() { return }
        }
    }

    private static var replyTime: Duration { .milliseconds(100) }

    package func edit(_ text: String) -> EditResult {
        let program = chosen("VISUAL", "EDITOR") ?? "vi"
        let unharmed = "the draft is as it was"
        guard let (end, file) = run(program, on: text.isEmpty ? "" : text + "\n") else {
            return .failed("no file for the editor in \(scratchFolder): \(unharmed)")
        }
        if let problem = Self.problem(program, end, "VISUAL or EDITOR") {
            return .failed("\(problem): \(unharmed)")
        }
        guard var edited = file.read().map(PastedText.of) else {
            return .failed("\(Self.name(program)) left nothing to read: \(unharmed)")
        }
        if edited.hasSuffix("\n") { edited.removeLast() }
        return edited == text ? .unchanged : .text(edited)
    }

    package func view(_ text: String) -> String? {
        let program = chosen("PAGER") ?? "less"
        guard let (end, _) = run(program, on: Sanitizer.sanitize(text) + "\n") else {
            return "no file for the pager in \(scratchFolder)"
        }
        return Self.problem(program, end, "PAGER")
    }

    // MARK: Running programs

    var scratchFolder: String {
        setup.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    }

    /// The program that the first of these variables names.
    private func chosen(_ variables: String...) -> String? {
        variables.compactMap { setup.environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
    }

    /// What another program needs of us, our keys are not.
    var childEnvironment: [String: String] {
        setup.environment.filter { !$0.key.hasPrefix("ANTHROPIC_") }
    }

    /// Runs a program on a file with that text; the file lasts as long as its value.
    private func run(_ program: String, on text: String) -> (ProcessEnd, ScratchFile)? {
        guard let file = try? ScratchFile(text, in: scratchFolder) else { return nil }
        var arrived: [Int32] = []
        release()
        let child = ChildProcess(
            terminal: setup.input, environment: childEnvironment, signals: signals)
        let end = child.run(program, [file.path], arrived: &arrived)
        resume(keptModes: true, after: arrived)
        return (end, file)
    }

    private static func problem(
        _ program: String, _ end: ProcessEnd, _ variables: String
    ) -> String? {
        switch end {
        case .exited(0): nil
        case .exited(127): "\(name(program)) was not found (set \(variables))"
        case .exited(let code): "\(name(program)) ended with code \(code)"
        case .killed(let signal): "\(name(program)) was ended by signal \(signal)"
        case .notStarted, .notFound, .ended: "\(name(program)) could not be started"
        }
    }

    /// The command without its arguments.
    private static func name(_ program: String) -> Substring {
        program.split(whereSeparator: \.isWhitespace).first ?? program[...]
    }
}
