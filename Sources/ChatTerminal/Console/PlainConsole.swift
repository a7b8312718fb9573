/// The console for pipes and dumb terminals: lines in, text out, no escape codes at all.
///
/// While an answer is under way no further line is read, so piped questions are answered in turn.
package final class PlainConsole<Message: Sendable>: Console {
    package let mailbox = Mailbox<Message>()
    package let color: ColorPolicy = .off
    /// Where no cursor can be moved, answers stay as they are written.
    package var markdown: MarkdownOptions?
    package var isBusy = false
    package private(set) var draft = ""
    package private(set) var submissionAsShown = ""
    package let historyFailure: HistoryFile.Failure? = nil

    private let setup: TerminalSetup
    private let signals: SignalPipe?
    private let door: OutputDoor
    private var input: [UInt8] = []
    /// The lines of a message that is not whole yet.
    private var begun = ""
    private var confirmed: String?
    package private(set) var history = LineHistory()
    private var hasEnded = false
    private var isStopped = false
    private var timer: ContinuousClock.Instant?
    private var prompt = ""
    private var isPromptShown = false
    private var sanitizer = Sanitizer()
    private var isAtLineStart = true
    private var handler: ((TerminalEvent<Message>) -> LoopDirective)?

    package init(setup: TerminalSetup, signals: SignalPipe?) {
        self.setup = setup
        self.signals = signals
        door = OutputDoor(descriptor: setup.output)
    }

    package let canEdit = false
    package var speaks: Bool { Descriptors.isTerminal(setup.output) }
    package var showsTyping: Bool { Descriptors.isTerminal(setup.input) }
    package var columns: Int { Descriptors.windowSize(setup.output)?.columns ?? 80 }

    package func setPrompt(_ text: StyledText) { prompt = text.plain }
    package func setFooter(_ rows: [StyledText]) {}
    package func setStatus(_ rows: [StyledText]) {}
    package func setDraft(_ text: String) {}
    package func setCompleter(_ completer: @escaping (String) -> [Completion]) {}
    /// What was typed or pasted for us must not be run by the shell.
    package func discardTypeAhead() {
        guard isTyped else { return }
        input = []
        while !hasEnded, Descriptors.isReady(setup.input) { readInput() }
        input = []
    }
    package func copy(_ text: String, base64: String?) -> Bool { false }
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

    private func startLine() {
        if !isAtLineStart { write("\n") }
    }

    private func write(_ text: String) {
        guard !text.isEmpty else { return }
        isAtLineStart = text.hasSuffix("\n")
        do throws(OutputError) {
            try door.write(text)
        } catch {
            emit(.terminated(signal: error == .brokenPipe ? Signals.brokenPipe : Signals.hangUp))
            isStopped = true
        }
    }

    package func run(_ handle: (TerminalEvent<Message>) -> LoopDirective) {
        withoutActuallyEscaping(handle) { handle in
            handler = handle
            isStopped = false
            while !isStopped { step() }
            discardTypeAhead()
            handler = nil
        }
    }

    private func emit(_ event: TerminalEvent<Message>) {
        guard !isStopped, let handler else { return }
        if handler(event) == .stop { isStopped = true }
    }

    /// Delivers a line that has come, or waits for something to happen.
    private func step() {
        if !isBusy, let line = takeLine() {
            return take(line)
        }
        if !isBusy, hasEnded {
            endPrompt()
            return emit(.endOfInput)
        }
        showPrompt()
        let ready = Descriptors.wait(
            for: [signals?.reading ?? -1, mailbox.reading, isBusy || hasEnded ? -1 : setup.input],
            until: [timer, mailbox.nextLook].compactMap(\.self).min())
        if ready[0] { signals?.take().forEach(handle(signal:)) }
        if ready[1] || mailbox.isDeaf {
            for message in mailbox.take() { emit(.message(message)) }
        }
        if ready[2] { readInput() }
        if let due = timer, due <= .now {
            timer = nil
            emit(.timer)
        }
    }

    /// A line of its own, or one more of a message that asks for lines.
    private func take(_ line: String) {
        isPromptShown = false
        let draft = begun + line
        guard !Multiline.continues(draft) else { return begun = Multiline.continued(draft) }
        begun = ""
        let text = Multiline.message(of: draft)
        if let question = setup.question(text), confirmed != text {
            confirmed = text
            return commit(StyledText(untrustedLines: question))
        }
        confirmed = nil
        submissionAsShown = draft
        if setup.question(text) == nil { history.add(draft) }
        emit(.submitted(text))
    }

    /// Ctrl-D leaves the cursor behind the prompt.
    private func endPrompt() {
        if isPromptShown { write("\n") }
        isPromptShown = false
    }

    /// A prompt is for a person: it shows only where one types.
    private func showPrompt() {
        guard !isBusy, !hasEnded, !isPromptShown, !prompt.isEmpty,
            Descriptors.isTerminal(setup.input)
        else { return }
        isPromptShown = true
        startLine()
        write(begun.isEmpty ? prompt : String(repeating: " ", count: prompt.count))
        // The person's Enter will end this line.
        isAtLineStart = true
    }

    private func readInput() {
        switch Descriptors.read(setup.input) {
        case .bytes(let bytes): input += bytes
        case .nothing: break
        case .end, .failed: hasEnded = true
        }
    }

    /// The next whole line; at the end of the input also what is left without a newline.
    ///
    /// Lines that a person's terminal gives at once were pasted: they are one message, of which no
    /// line is a command.
    private func takeLine() -> String? {
        if input.contains(0x0A) {
            let isPasted = isTyped && gatherBurst()
            guard
                let end = isPasted ? input.lastIndex(of: 0x0A) : input.firstIndex(of: 0x0A)
            else { return nil }
            let line = String(decoding: input[..<end], as: UTF8.self)
            input.removeSubrange(...end)
            return line.hasSuffix("\r") ? String(line.dropLast()) : line
        }
        guard hasEnded, !input.isEmpty else { return nil }
        defer { input = [] }
        return String(decoding: input, as: UTF8.self)
    }

    private var isTyped: Bool { Descriptors.isTerminal(setup.input) }

    /// Waits for what comes with a line; a terminal hands its lines over one by one.
    ///
    /// True when there is more than one line.
    private func gatherBurst() -> Bool {
        while !hasEnded, input.count < Self.longestBurst,
            Descriptors.wait(for: [setup.input], until: .now + Self.burstPause)[0]
        {
            readInput()
        }
        return input.count { $0 == 0x0A } > 1
    }

    /// No person presses Enter twice in this time.
    private static var burstPause: Duration { .milliseconds(30) }
    private static var longestBurst: Int { 30_000_000 }

    private func handle(signal: Int32) {
        switch signal {
        case Signals.interrupt:
            isPromptShown = false
            begun = ""
            emit(.interrupt)
        case Signals.windowChanged, Signals.goOn: break
        case Signals.stop:
            signals?.stopProcess().forEach(handle(signal:))
            // The shell has written below the prompt meanwhile.
            isPromptShown = false
        default: emit(.terminated(signal: signal))
        }
    }
}
