import ChatEngine
import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// The outcome of a single question so far.
struct OneShotOutcome: Sendable {
    var bill: TurnBill
    /// Why the answer is missing or incomplete.
    var error: ClaudeError?
    /// Why the answer could not be written.
    var failure: OutputError?
    /// Set where the prompt is too long: the turn asked what to do, and nobody could answer.
    var question: TurnQuestion?
    var stopReason: StopReason?
    /// Unicode scalars of text that were written.
    var characters = 0
    /// The answer has visible text.
    var hasVisibleText = false

    /// The ledger entries, with an estimate for a request whose usage has not arrived.
    var spent: [LedgerEntry] { bill.entries + (bill.unsettled.map { [$0] } ?? []) }

    mutating func take(_ event: TurnEvent) {
        switch event {
        case .record(let events): events.forEach { take($0) }
        case .events(let events, let usage): bill.meter.fold(events, usage: usage)
        case .failed(let error): self.error = error
        case .retrying, .began: break
        }
    }

    mutating func asked(_ question: TurnQuestion) {
        if case .tooLong = question { self.question = question }
    }

    /// Records how much of the answer has been shown.
    mutating func shown(_ answer: AnswerText) {
        (characters, hasVisibleText) = (answer.count, answer.hasVisibleText)
    }

    private mutating func take(_ event: OpenTurn.Event) {
        bill.take(event)
        if case .happened(.answered(_, let round)) = event { stopReason = round.stopReason }
    }
}
