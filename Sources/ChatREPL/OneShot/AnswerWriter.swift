import ChatTerminal
import ClaudeMessages
import SystemKit

/// Writes the text of one answer to standard output as it arrives: all of it, and nothing else.
struct AnswerWriter: Sendable {
    private let door: CheckedOutput
    private(set) var answer = AnswerText()
    private var sanitizer = Sanitizer()
    private var endsWithNewline = true
    /// Turns the text into lines for a screen reader; nil writes it as it came.
    private var speech: SpokenAnswer?

    init(_ door: CheckedOutput, _ speech: SpokenAnswer? = nil) {
        self.door = door
        self.speech = speech
    }

    /// Writes what these events add, at once.
    mutating func write(_ events: [StreamEvent]) throws(OutputError) {
        try write(answer.text(of: events))
    }

    /// Writes the rest, with a newline after a last line that has none.
    mutating func finish() throws(OutputError) {
        try write(answer.finish())
        if let lines = speech?.finish() { return try say(lines) }
        let rest = sanitizer.finish()
        if !rest.isEmpty { endsWithNewline = false }
        try door.write(rest + (endsWithNewline ? "" : "\n"))
    }

    private mutating func write(_ text: String) throws(OutputError) {
        guard !text.isEmpty else { return }
        if let lines = speech?.push(text) { return try say(lines) }
        let shown = sanitizer.push(text)
        if let last = shown.utf8.last { endsWithNewline = last == 0x0A }
        try door.write(shown)
    }

    private func say(_ lines: [String]) throws(OutputError) {
        if !lines.isEmpty { try door.write(lines.map { $0 + "\n" }.joined()) }
    }
}
