/// The OSC 133 marks of questions and answers, with which terminals jump and select.
///
/// The marks are those of FinalTerm's semantic prompts, of which A, C and D come once a turn:
/// https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md
struct TurnMarks: Sendable, Hashable {
    /// False if the terminal would print the marks.
    let isOn: Bool
    /// A question has begun whose answer has not ended.
    private var isOpen = false
    /// An end mark that waits for the next row.
    private var waiting = ""

    init(isOn: Bool) { self.isOn = isOn }

    /// The rendered rows of a question with marks around them and after the prompt.
    ///
    /// `C` follows directly after the last row: on a resize some terminals erase from `A` on until
    /// they have read `C`.
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

    /// The end mark of an answer, with its exit code as a one-shot run; empty if none is open.
    mutating func end(code: Int?) -> String {
        guard isOpen else { return "" }
        isOpen = false
        return ControlSequence.mark("D" + (code.map { ";\($0)" } ?? ""))
    }

    /// Stores an end mark for the next row, if no row waits to be written.
    mutating func wait(for mark: String) { waiting += mark }

    mutating func takeWaiting() -> String {
        defer { waiting = "" }
        return waiting
    }

    // MARK: - The marks

    private static let start = ControlSequence.mark("A;redraw=0")
    private static let promptEnd = ControlSequence.mark("B")
    private static let questionEnd = ControlSequence.mark("C")

    /// A row without its marks, for a row that may be written twice.
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
    /// The range of the first mark from `start` on.
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
