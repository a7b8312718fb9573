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
