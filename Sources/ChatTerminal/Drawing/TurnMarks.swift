/// OSC 133: where a question begins and its answer ends, so that a terminal jumps between questions
/// and selects an answer.
///
/// The marks are those of FinalTerm's semantic prompts, of which A, C and D come once a turn:
/// https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md
struct TurnMarks: Sendable, Hashable {
    /// False where the terminal would show them.
    let isOn: Bool
    /// A question has begun, and its answer is not over.
    private var isOpen = false
    /// The end of an answer that no row could carry yet.
    private var waiting = ""

    init(isOn: Bool) { self.isOn = isOn }

    /// The rows of a question, rendered, with the marks around them and behind the prompt.
    ///
    /// `C` stands directly behind the last row: until they have met it some terminals erase from `A`
    /// on when they are resized.
    mutating func question(
        _ rows: [StyledText], prompt: StyledText, _ color: ColorPolicy
    ) -> [String] {
        guard isOn, let first = rows.first else { return rows.map { $0.rendered(color) } }
        let before = end(code: nil)
        isOpen = true
        let (mark, rest) = first.parted(after: prompt.plain.count)
        let start = Self.start + mark.rendered(color) + Self.promptEnd + rest.rendered(color)
        var all = [before + takeWaiting() + start] + rows.dropFirst().map { $0.rendered(color) }
        all[all.count - 1] += Self.questionEnd
        return all
    }

    /// The end of an answer, with the exit code that a single question would have; empty where none
    /// is open.
    mutating func end(code: Int?) -> String {
        guard isOpen else { return "" }
        isOpen = false
        return ControlSequence.mark("D" + (code.map { ";\($0)" } ?? ""))
    }

    /// Keeps the end for the next row, where none waits to be written.
    mutating func wait(for mark: String) { waiting += mark }

    mutating func takeWaiting() -> String {
        defer { waiting = "" }
        return waiting
    }

    // MARK: - The marks

    private static let start = ControlSequence.mark("A;redraw=0")
    private static let promptEnd = ControlSequence.mark("B")
    private static let questionEnd = ControlSequence.mark("C")

    /// A row that may be written twice, without its marks.
    static func without(_ row: String) -> String {
        guard let first = row.range(ofMark: row.startIndex) else {
            return row
        }
        var text = String(row[..<first.lowerBound])
        var rest = row[first.upperBound...]
        while let next = rest.range(ofMark: rest.startIndex) {
            text += rest[..<next.lowerBound]
            rest = rest[next.upperBound...]
        }
        return text + rest
    }
}

extension StringProtocol {
    /// The first mark from there on.
    fileprivate func range(ofMark start: Index) -> Range<Index>? {
        var place = start
        while let escape = self[place...].firstIndex(of: ControlSequence.escape) {
            let rest = self[escape...]
            if rest.hasPrefix(ControlSequence.markBeginning),
                let end = rest.dropFirst().firstIndex(of: ControlSequence.escape)
            {
                return escape..<(index(end, offsetBy: 2, limitedBy: endIndex) ?? endIndex)
            }
            place = index(after: escape)
        }
        return nil
    }
}
