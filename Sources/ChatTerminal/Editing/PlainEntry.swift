/// What a person enters at a terminal that edits and shows its lines by itself; a pure value.
///
/// Lines that came at once were pasted: they are one message, of which no line is a command, and a
/// further Enter sends it.
package struct PlainEntry: Sendable {
    /// A paste that waits for Enter.
    package private(set) var held: String?
    /// The lines of a message that is not whole yet.
    private(set) var begun = ""
    /// The beginning of a line without its end.
    private var open: [UInt8] = []

    package init() {}

    /// A line that has begun, as it stands behind the prompt.
    package var beginning: String { String(decoding: open, as: UTF8.self) }

    package var isEmpty: Bool { held == nil && begun.isEmpty && open.isEmpty }

    /// Takes what came at once, and returns what is entered by it.
    package mutating func take(_ bytes: [UInt8], isCommand: (String) -> Bool) -> Draft? {
        open += bytes
        guard let end = open.lastIndex(of: 0x0A) else { return nil }
        var lines = open[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map(Self.line)
        let rest = Self.line(open[(end + 1)...])
        open = []
        // Enter pressed for long is still the end of one line.
        while lines.count > 1, rest.isEmpty, lines.last?.isEmpty == true { lines.removeLast() }
        if rest.isEmpty, lines.count == 1 { return enter(lines[0], isCommand) }
        paste((rest.isEmpty ? lines : lines + [rest]).joined(separator: "\n"))
        return nil
    }

    /// At the end of the input what is left is a line.
    package mutating func finish(isCommand: (String) -> Bool) -> Draft? {
        open.isEmpty ? nil : take([0x0A], isCommand: isCommand)
    }

    /// Ctrl-C; false when there was nothing to forget.
    package mutating func forget() -> Bool {
        defer { self = PlainEntry() }
        return !isEmpty
    }

    /// What was to be sent has to be entered again.
    package mutating func putBack(_ draft: Draft) {
        if !draft.folds.isEmpty { held = draft.text }
    }

    private mutating func enter(_ line: String, _ isCommand: (String) -> Bool) -> Draft? {
        if let paste = held {
            // The paste stays where it is.
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
        // Inside a text between fences a paste is some more of it.
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
