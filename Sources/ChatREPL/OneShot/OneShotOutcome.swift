import ChatEngine
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

    /// So much has been shown of the answer.
    mutating func shown(_ answer: AnswerText) {
        (characters, hasVisibleText) = (answer.count, answer.hasVisibleText)
    }

    private mutating func take(_ event: OpenTurn.Event) {
        bill.take(event)
        if case .happened(.answered(_, let round)) = event { stopReason = round.stopReason }
    }
}
