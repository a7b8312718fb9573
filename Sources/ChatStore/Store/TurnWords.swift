import ChatKit

/// The text of a turn that can be searched: question and answers, without thinking and tools.
///
/// The index has no text of its own, so a word is removed from it by these same texts.
struct TurnWords: Sendable, Hashable {
    let question: String
    let answer: String

    init(_ body: TurnBody) {
        question = body.question.text
        answer = body.rounds.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
