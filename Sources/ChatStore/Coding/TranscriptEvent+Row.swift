import ChatKit
import ClaudeMessages
import WireJSON

extension TranscriptEvent {
    /// `number` keeps a basis and returns its number.
    func row(
        _ number: (Basis) throws(DatabaseError) -> Int
    ) throws(DatabaseError) -> EventRow {
        switch self {
        case .asked(let turn, let question, let parent):
            EventRow(
                turn: turn.number, kind: .asked,
                data: JSON(members: [
                    "question": question.json, "parent": parent.map { JSON($0.number) },
                ]))
        case .sent(let turn, let record):
            EventRow(
                turn: turn.number, kind: .sent, data: record.json(basis: try number(record.basis)))
        case .counted(let turn, let counts):
            EventRow(turn: turn.number, kind: .counted, data: counts.json)
        case .grew(let turn, let partial):
            EventRow(turn: turn.number, kind: .grew, data: partial.json)
        case .answered(let turn, let round):
            EventRow(turn: turn.number, kind: .answered, data: round.json)
        case .returned(let turn, let result):
            EventRow(turn: turn.number, kind: .returned, data: result.json)
        case .ended(let turn, let ending, let partial):
            EventRow(
                turn: turn.number, kind: .ended,
                data: ["ending": JSON(ending.rawValue), "partial": partial.json])
        case .moved(let turn):
            EventRow(
                turn: nil, kind: .moved, data: JSON(members: ["to": turn.map { JSON($0.number) }]))
        case .selected(let selection):
            EventRow(turn: nil, kind: .selected, data: selection.json)
        case .prefaced(let preamble):
            EventRow(turn: nil, kind: .prefaced, data: preamble.json)
        }
    }

    /// Nil for a row that is not understood.
    init?(_ row: EventRow, _ bases: [Int: Basis]) {
        let data = row.data
        let turn = row.turn.map(TurnID.init)
        switch (row.kind, turn) {
        case (.asked, let turn?):
            guard let question = data["question"].flatMap(Question.init(json:)) else { return nil }
            self = .asked(turn, question, parent: data.int("parent").map(TurnID.init))
        case (.sent, let turn?):
            guard let record = RequestRecord(json: data, bases) else { return nil }
            self = .sent(turn, record)
        case (.counted, let turn?): self = .counted(turn, RequestCounts(json: data))
        case (.grew, let turn?): self = .grew(turn, [ContentBlock](json: data))
        case (.answered, let turn?): self = .answered(turn, Round(json: data))
        case (.returned, let turn?): self = .returned(turn, ContentBlock(json: data))
        case (.ended, let turn?):
            let ending = data.string("ending").flatMap(TurnEnding.init(rawValue:))
            self = .ended(turn, ending ?? .cut, partial: [ContentBlock](json: data["partial"]))
        case (.moved, _): self = .moved(to: data.int("to").map(TurnID.init))
        case (.selected, _): self = .selected(Selection(json: data))
        case (.prefaced, _): self = .prefaced(Preamble(json: data))
        default: return nil
        }
    }
}
