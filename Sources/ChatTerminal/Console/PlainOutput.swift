import SystemKit

/// Writes lines of text without escape sequences.
final class PlainOutput {
    private let terminal: any Terminal
    private let loop: EventLoop
    private let isSpoken: Bool
    /// The form of answers, from the next one on.
    var answers = AnswerForm()
    /// The streaming answer, if a screen reader speaks it.
    private var spoken: SpokenAnswer?
    private var hasLabel = false
    private var sanitizer = Sanitizer()
    private var failure: OutputError?
    /// The cursor is at the start of a line.
    var isAtLineStart = true

    /// Answers are written as they come, or where they are spoken in lines for a screen reader.
    init(_ terminal: any Terminal, _ loop: EventLoop, isSpoken: Bool = false) {
        self.terminal = terminal
        self.loop = loop
        self.isSpoken = isSpoken
    }

    func commit(_ text: StyledText) {
        startLine()
        write(text.lines.map { $0.plain + "\n" }.joined())
    }

    func stream(_ text: String) {
        guard isSpoken else { return write(sanitizer.push(text)) }
        var answer =
            spoken
            ?? SpokenAnswer(
                answers, columns: max(20, (terminal.size?.columns ?? 80) - Self.label.count))
        say(answer.push(text))
        spoken = answer
    }

    func endStream() {
        if var answer = spoken { say(answer.finish()) }
        spoken = nil
        hasLabel = false
        write(sanitizer.finish())
        startLine()
    }

    private static let label = "claude: "

    /// Writes whole lines, the first of an answer after the speaker's label.
    private func say(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        startLine()
        let label = hasLabel ? "" : Self.label
        hasLabel = true
        write(label + lines.map { $0 + "\n" }.joined())
    }

    func startLine() {
        if !isAtLineStart { write("\n") }
    }

    /// Rings the bell, which does not move the cursor.
    func ring() {
        let before = isAtLineStart
        write(ControlSequence.notification("", by: .bell))
        isAtLineStart = before
    }

    func write(_ text: String) {
        guard !text.isEmpty, failure == nil else { return }
        isAtLineStart = text.hasSuffix("\n")
        do throws(OutputError) {
            try terminal.write(text)
        } catch {
            failure = error
            tellFailure()
        }
    }

    /// Emits the event for an output failure; called again once the loop runs.
    func tellFailure() {
        if let failure { loop.tell(failure) }
    }
}
