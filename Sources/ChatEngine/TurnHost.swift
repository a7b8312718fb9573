package import ChatKit

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
