import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// What became of a single question, as far as it is known.
struct OneShotOutcome: Sendable {
    var bill: TurnBill
    /// Why there is no whole answer.
    var error: ClaudeError?
    /// Why it could not be written.
    var failure: OutputError?
    /// What nobody was there to decide.
    var question: TurnQuestion?
    var stopReason: StopReason?
    /// Characters of text that were written.
    var characters = 0
    /// Something of it can be seen.
    var hasVisibleText = false

    /// What was spent, with an estimate of what nobody has billed yet.
    var spent: [LedgerEntry] { bill.entries + (bill.unsettled.map { [$0] } ?? []) }

    mutating func take(_ event: OpenTurn.Event) {
        bill.take(event)
        if case .happened(.answered(_, let round)) = event { stopReason = round.stopReason }
    }
}
