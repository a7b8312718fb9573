package import ChatKit
package import ClaudeMessages

/// Whom a turn is run for: it owns transcript, preferences and ledger, and the person who can be
/// asked.
package protocol TurnHost: Sendable {
    /// Takes what happened to a turn; returns when it is drawn, or durable.
    ///
    /// More is received only then.
    func take(_ event: TurnEvent, of turn: TurnID) async

    /// Asks a person, or answers for one.
    func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice
}

extension TurnHost {
    /// Where there is nobody to ask.
    package func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        question.fixedChoice
    }
}

/// What a host is told.
package enum TurnEvent: Sendable {
    /// What is to be recorded: a change of the transcript, an entry of the ledger, a slide.
    case record(OpenTurn.Event)
    /// Another request will be sent, after a wait.
    case retrying(RetryNotice)
    /// The head of a response is there, with the limits of the account.
    case began(ResponseHead)
    /// What has come of an answer, with the usage that is known after it.
    case events([StreamEvent], usage: Usage)
    /// An answer is not whole, and why.
    case failed(ClaudeError)
}
