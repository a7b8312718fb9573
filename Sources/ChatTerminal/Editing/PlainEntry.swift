/// Input from a terminal in canonical mode, turned into drafts; a value type.
///
/// Lines that come in one burst are a paste: one message, whose lines are not commands, submitted
/// by another Enter.
package struct PlainEntry: Sendable {
    /// A paste that waits for Enter.
    package private(set) var held: String?
    /// The complete lines of an unfinished message.
    private(set) var begun = ""
    /// The bytes of an unfinished line.
    private var open: [UInt8] = []

    package init() {}

    /// The unfinished line, to be shown after the prompt.
    package var beginning: String { String(decoding: open, as: UTF8.self) }

    package var isEmpty: Bool { held == nil && begun.isEmpty && open.isEmpty }

    /// Takes the bytes of one burst; returns the draft that they submit, or nil.
    package mutating func take(_ bytes: [UInt8], isCommand: (String) -> Bool) -> Draft? {
        open += bytes
        guard let end = open.lastIndex(of: 0x0A) else { return nil }
        var lines = open[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map(Self.line)
        let rest = Self.line(open[(end + 1)...])
        open = []
        // Newlines from a held Enter key end one line only.
        while lines.count > 1, rest.isEmpty, lines.last?.isEmpty == true { lines.removeLast() }
        if rest.isEmpty, lines.count == 1 { return enter(lines[0], isCommand) }
        paste((rest.isEmpty ? lines : lines + [rest]).joined(separator: "\n"))
        return nil
    }

    /// Ends an unfinished line at the end of the input.
    package mutating func finish(isCommand: (String) -> Bool) -> Draft? {
        open.isEmpty ? nil : take([0x0A], isCommand: isCommand)
    }

    /// Ctrl-C: drops all input; false if there was none.
    package mutating func forget() -> Bool {
        defer { self = PlainEntry() }
        return !isEmpty
    }

    /// Holds a returned paste until Enter; typed text has to be typed again.
    package mutating func putBack(_ draft: Draft) {
        if !draft.folds.isEmpty { held = draft.text }
    }

    private mutating func enter(_ line: String, _ isCommand: (String) -> Bool) -> Draft? {
        if let paste = held {
            // A command runs; the paste stays.
            if isCommand(line) { return Draft(line) }
            held = nil
            let pasted = Draft(pasted: paste)
            return line.allSatisfy(\.isWhitespace) ? pasted : .lines([pasted, Draft(line)])
        }
        let draft = begun + line
        guard !Multiline.continues(draft) else {
            begun = Multiline.continued(draft)
            return nil
        }
        begun = ""
        return Draft(draft)
    }

    private mutating func paste(_ text: String) {
        let draft = begun + text
        // Inside a fence a paste is part of the text.
        if !begun.isEmpty, Multiline.isOpen(draft) {
            begun = draft + "\n"
            return
        }
        begun = ""
        held = held.map { $0 + "\n" + draft } ?? draft
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
    }
}
