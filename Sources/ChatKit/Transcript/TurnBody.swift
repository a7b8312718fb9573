package import ClaudeMessages

/// The content of a turn; read when it is sent, shown or exported.
package struct TurnBody: Sendable, Hashable {
    package let question: Question
    package internal(set) var rounds: [Round] = []
    /// How many texts were not read as they were kept: lone surrogates stood in them.
    package var mendedTexts = 0

    package init(question: Question, rounds: [Round] = []) {
        self.question = question
        self.rounds = rounds
    }

    /// The content of an answer that is not complete.
    package var partial: [ContentBlock] {
        guard let last = rounds.last, last.stopReason == nil else { return [] }
        return last.answer
    }

    /// The text of the last answer.
    package var answerText: String { rounds.last?.text ?? "" }
}
