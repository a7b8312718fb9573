import ChatKit

/// The turns of a conversation as rows: the branch that is talked on stands at the left, the others
/// are drawn beside it.
struct TurnTree {
    struct Row: Sendable, Hashable {
        /// What is drawn before the number.
        let lead: String
        /// Nil for a row that stands for several turns.
        let number: Int?
        let text: String
        let isHead: Bool
        /// The number of the turn it follows.
        let parent: Int?
    }

    private let transcript: Transcript
    private let children: [TurnID?: [TurnID]]
    private let path: Set<TurnID>
    private(set) var rows: [Row] = []

    /// Longer rows of turns without a branch are shortened.
    private static let longestRun = 12
    /// How many of their first turns and of their last are shown.
    private static let first = 2
    private static let last = 8

    init(_ transcript: Transcript) {
        self.transcript = transcript
        let headers = (0..<transcript.count).compactMap { transcript.header(TurnID($0)) }
        children = Dictionary(grouping: headers.map(\.id)) { transcript.header($0)?.parent }
        path = Set(transcript.path(to: transcript.head).map(\.id))
        draw()
    }

    // MARK: - Rows

    /// Turns that are still to be drawn, the next one last.
    private struct Branch {
        let turn: TurnID
        let lead: String
        /// What is drawn before the turns that follow it.
        let next: String
    }

    private mutating func draw() {
        var open = branches(behind: nil, lead: "")
        while let branch = open.popLast() {
            let run = run(from: branch.turn)
            draw(run, branch)
            if let last = run.last { open += branches(behind: last, lead: branch.next) }
        }
    }

    /// The turns behind one, in the order in which they are taken from the end.
    private func branches(behind parent: TurnID?, lead: String) -> [Branch] {
        let turns = children[parent] ?? []
        guard let main = turns.first(where: path.contains) ?? turns.last else { return [] }
        let others = turns.filter { $0 != main }.map {
            Branch(turn: $0, lead: lead + "├─ ", next: lead + "│  ")
        }
        return [Branch(turn: main, lead: lead, next: lead)] + others.reversed()
    }

    /// The turns from that one on, to the end or the next branching.
    private func run(from turn: TurnID) -> [TurnID] {
        var run = [turn]
        var next = children[turn]
        while let only = next?.first, next?.count == 1 {
            run.append(only)
            next = children[only]
        }
        return run
    }

    private mutating func draw(_ run: [TurnID], _ branch: Branch) {
        let isShort = run.count <= Self.longestRun
        var hidden = 0
        for (place, turn) in run.enumerated() {
            let isNearEnd = place < Self.first || place >= run.count - Self.last
            if isShort || isNearEnd || turn == transcript.head {
                hide(&hidden, branch.next)
                rows.append(row(turn, lead: place == 0 ? branch.lead : branch.next))
            } else {
                hidden += 1
            }
        }
        hide(&hidden, branch.next)
    }

    private mutating func hide(_ count: inout Int, _ lead: String) {
        guard count > 0 else { return }
        rows.append(
            Row(
                lead: lead, number: nil, text: "… \(Numbers.plural(count, "turn"))",
                isHead: false, parent: nil))
        count = 0
    }

    private func row(_ turn: TurnID, lead: String) -> Row {
        let header = transcript.header(turn)
        var text = header?.firstWords.excerptLine ?? ""
        // Turns beside each other often have the same question.
        if children[header?.parent]?.count ?? 0 > 1 { text += facts(turn, header) }
        if header?.isRemembered == false { text += " (no answer)" }
        return Row(
            lead: lead, number: turn.number + 1, text: text, isHead: turn == transcript.head,
            parent: header?.parent.map { $0.number + 1 })
    }

    /// Its model and the beginning of its answer.
    private func facts(_ turn: TurnID, _ header: TurnHeader?) -> String {
        let model = header?.requests.last.map { " · \(ChatSession.short($0.model))" } ?? ""
        let answer = transcript.body(turn)?.answerText.line(atMost: 30) ?? ""
        return model + (answer.isEmpty ? "" : " → \(answer)")
    }
}

extension TurnTree.Row {
    /// The row on a screen; the head is marked, and a deep branch keeps room for words.
    func drawn(in columns: Int) -> String {
        let mark = isHead ? " ← here" : ""
        let most = max(0, columns / 2)
        let lead = lead.count > most ? "⋯ " + lead.suffix(max(0, most - 2)) : lead
        let before = lead + (number.map { "\($0)  " } ?? "")
        return before + text.line(atMost: max(8, columns - before.count - mark.count)) + mark
    }

    var spoken: String {
        guard let number else { return text }
        let behind = parent.map { " behind \($0)" } ?? ""
        return "turn \(number)\(behind)\(isHead ? ", where you are" : ""): \(text)"
    }
}
