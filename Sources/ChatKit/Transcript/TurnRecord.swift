package import ClaudeMessages

/// How a turn ended.
package enum TurnEnding: String, Sendable, Hashable, CaseIterable {
    /// The model said all it had to say.
    case answered
    /// A limit of tokens cut the answer.
    case truncated
    /// The model refused.
    case refused
    /// As many rounds of tools as were allowed.
    case capped
    /// The person stopped it, or the program ended.
    case stopped
    /// The connection broke, or the server failed, in mid-answer.
    case cut
    /// No answer began.
    case failed

    /// The last answer is not whole.
    package var wasCut: Bool { [.stopped, .cut, .failed].contains(self) }
}

/// One answer of a turn and the results of the tools it called.
package struct Round: Sendable, Hashable {
    /// As it came.
    package var answer: [ContentBlock]
    /// Why it ended; nil for one that did not get to.
    package var stopReason: StopReason?
    /// One block for each call that got one, in their order.
    package var results: [ContentBlock] = []

    package init(
        answer: [ContentBlock], stopReason: StopReason? = nil, results: [ContentBlock] = []
    ) {
        self.answer = answer
        self.stopReason = stopReason
        self.results = results
    }
}

/// What of a turn suffices to plan a prompt without reading its text.
package struct TurnHeader: Sendable, Hashable {
    package let id: TurnID
    /// The turn it follows; nil for the first of a conversation.
    package let parent: TurnID?
    /// The beginning of the question, for lists.
    package let firstWords: String
    package let question: Weight
    /// Of all that comes back behind the question, with thinking and without it.
    package internal(set) var answer = Weight()
    package internal(set) var answerWithoutThinking = Weight()
    /// Those that went out, in their order.
    package internal(set) var requests: [RequestRecord] = []
    /// Nil while it is open.
    package internal(set) var ending: TurnEnding?
    /// Something can be sent back as its answer.
    package internal(set) var isRemembered = false

    /// The basis that its thinking is bound to.
    package var basis: Basis? { requests.last?.basis }
}

/// What a turn holds; read when it is sent, shown or exported.
package struct TurnBody: Sendable, Hashable {
    package let question: Question
    package internal(set) var rounds: [Round] = []

    package init(question: Question, rounds: [Round] = []) {
        self.question = question
        self.rounds = rounds
    }

    /// The text of the last answer.
    package var answerText: String { rounds.last?.answer.compactMap(\.text).joined() ?? "" }
}
