package import ChatKit

/// The owner of transcript, preferences and ledger, for which a turn is run and which asks the
/// user.
package protocol TurnHost: Sendable {
    /// Handles an event; returns when it is drawn or stored.
    ///
    /// The turn receives no more data before that.
    func take(_ event: TurnEvent, of turn: TurnID) async

    /// Asks the user, or answers in the user's place.
    func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice

    /// Whether it wants the running answer so far, each second.
    var keepsGrowth: Bool { get }
}

extension TurnHost {
    /// The answer of a host without a user.
    package func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        question.fixedChoice
    }

    package var keepsGrowth: Bool { false }
}
