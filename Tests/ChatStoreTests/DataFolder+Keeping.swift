import ChatKit
import ChatStore
import ClaudeMessages
import Testing

extension DataFolder {
    /// Keeps a conversation of one turn.
    @discardableResult
    func keep(
        _ question: String, answer: String = "yes", in place: String = "/here", at time: Double = 1
    ) throws -> ChatKeeper {
        let keeper = ChatKeeper(store(), folder: place)
        try keeper.keep(Self.turn(0, question, answer), at: time)
        return keeper
    }

    /// The events of a whole turn, behind the one before.
    static func turn(_ number: Int, _ question: String, _ answer: String) -> [TranscriptEvent] {
        let turn = TurnID(number)
        return [
            .asked(turn, Question(question), parent: number == 0 ? nil : TurnID(number - 1)),
            .answered(turn, Round(answer: [.text(answer)], stopReason: .endTurn)),
            .ended(turn, .answered, partial: []),
        ]
    }
}
