/// The part of a turn that is needed to plan a prompt, without its text.
package struct TurnHeader: Sendable, Hashable {
    package let id: TurnID
    /// The turn it follows; nil for the first of a conversation.
    package let parent: TurnID?
    /// The first 80 characters of the question, for lists.
    package let firstWords: String
    package let question: Weight
    /// The weight of what is sent back after the question, with thinking and without.
    package internal(set) var answer: Weight
    package internal(set) var answerWithoutThinking: Weight
    /// The requests that were sent, in order.
    package internal(set) var requests: [RequestRecord]
    /// Nil while the turn is open.
    package internal(set) var ending: TurnEnding?
    /// Whether its answer, or part of it, can be sent back.
    package internal(set) var isRemembered: Bool
    /// Whether a turn before it was lost, so that its thinking is not valid any more.
    package let followsLoss: Bool

    /// The header of a turn that was just asked.
    package init(id: TurnID, parent: TurnID?, question: Question) {
        self.init(
            id: id, parent: parent, firstWords: String(question.shown.prefix(80)),
            question: Weight(question.content), answer: Weight(), answerWithoutThinking: Weight(),
            requests: [], ending: nil, isRemembered: false)
    }

    /// A header as it was kept.
    package init(
        id: TurnID, parent: TurnID?, firstWords: String, question: Weight, answer: Weight,
        answerWithoutThinking: Weight, requests: [RequestRecord], ending: TurnEnding?,
        isRemembered: Bool, followsLoss: Bool = false
    ) {
        self.id = id
        self.parent = parent
        self.firstWords = firstWords
        self.question = question
        self.answer = answer
        self.answerWithoutThinking = answerWithoutThinking
        self.requests = requests
        self.ending = ending
        self.isRemembered = isRemembered
        self.followsLoss = followsLoss
    }

    /// The basis of its last request, for which its thinking is valid.
    package var basis: Basis? { requests.last?.basis }
}
