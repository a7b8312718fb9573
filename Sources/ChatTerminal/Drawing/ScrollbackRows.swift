/// Rendered rows that wait to be written into the scrollback, with OSC 133 marks.
struct ScrollbackRows: Sendable, Hashable {
    private(set) var waiting: [String] = []
    /// The rows that the last frame left in place.
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

    /// Adds the end mark of an answer to the last waiting row, or to the next one.
    mutating func endTurn(code: Int) {
        let mark = marks.end(code: code)
        guard let last = waiting.indices.last else { return marks.wait(for: mark) }
        waiting[last] += mark
    }

    /// Takes the rows for a frame; on a stable screen they may be left in place.
    mutating func take(isSteady: Bool) -> [String] {
        defer { waiting = [] }
        inFlight = isSteady ? waiting : []
        return waiting
    }

    /// Takes the rows as text, when the screen is left.
    mutating func takeLast() -> String {
        defer { (waiting, inFlight) = ([], []) }
        return waiting.map { $0 + "\r\n" }.joined() + marks.takeWaiting()
    }

    /// Notes a resize; if the last frame was in flight, its rows left in place are written again.
    ///
    /// The terminal may have moved or erased them; a row written twice is better than a lost one.
    mutating func sizeChanged(isInFlight: Bool) {
        if isInFlight { waiting = inFlight.map(TurnMarks.without) + waiting }
        inFlight = []
    }
}
