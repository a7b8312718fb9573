/// Rows on their way into the scrollback, rendered, with the marks of turns among them.
struct ScrollbackRows: Sendable, Hashable {
    private(set) var waiting: [String] = []
    /// What the last frame wrote and left where it was.
    private var inFlight: [String] = []
    private var marks: TurnMarks

    init(hasMarks: Bool) { marks = TurnMarks(isOn: hasMarks) }

    mutating func add(_ rows: [String]) {
        guard let first = rows.first else { return }
        waiting += [marks.takeWaiting() + first] + rows.dropFirst()
    }

    mutating func addQuestion(_ rows: [StyledText], prompt: StyledText, _ color: ColorPolicy) {
        add(marks.question(rows, prompt: prompt, color))
    }

    /// Marks the end of the answer behind the last row, or before the next one.
    mutating func endTurn(code: Int) {
        let mark = marks.end(code: code)
        guard let last = waiting.indices.last else { return marks.wait(for: mark) }
        waiting[last] += mark
    }

    /// The rows for a frame; on a steady screen they may be left in place.
    mutating func take(isSteady: Bool) -> [String] {
        defer { waiting = [] }
        inFlight = isSteady ? waiting : []
        return waiting
    }

    /// The rows for a screen that is left.
    mutating func takeLast() -> String {
        defer { (waiting, inFlight) = ([], []) }
        return waiting.map { $0 + "\r\n" }.joined() + marks.takeWaiting()
    }

    /// The screen has changed its size; where the last frame may have met that, and rows where it did
    /// not expect them, what it left in place is rather written twice than lost.
    mutating func sizeChanged(isInFlight: Bool) {
        if isInFlight { waiting = inFlight.map(TurnMarks.without) + waiting }
        inFlight = []
    }
}
