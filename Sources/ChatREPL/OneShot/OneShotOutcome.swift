import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// What became of a single question, as far as it is known.
struct OneShotOutcome: Sendable {
    /// The answer under way, as it is counted.
    var meter: LiveMeter
    var entries: [LedgerEntry] = []
    /// The request that is under way, as it was expected.
    var reserved: LedgerEntry?
    /// Why there is no whole answer.
    var error: ClaudeError?
    /// Why it could not be written.
    var failure: OutputError?
    /// What nobody was there to decide.
    var question: TurnQuestion?
    var stopReason: StopReason?
    /// The server said that it was the end.
    var sawEnd = false
    /// Characters of text that were written.
    var characters = 0
    /// Something of it can be seen.
    var hasVisibleText = false

    /// What was spent, with an estimate of what nobody has billed yet.
    var bill: [LedgerEntry] {
        let rest = reserved.map { meter.hasBegun ? meter.entry(time: $0.time) : $0 }
        return entries + (rest.map { [$0] } ?? [])
    }

    mutating func take(_ events: [StreamEvent], _ usage: Usage) {
        for event in events {
            meter.fold(event, usage: usage)
            switch event {
            case .messageStart: sawEnd = false
            case .messageStop: sawEnd = true
            default: break
            }
        }
    }

    mutating func take(_ event: OpenTurn.Event) {
        switch event {
        case .reserved(let entry): reserved = entry
        case .spent(let entry):
            entries.append(entry)
            reserved = nil
        case .happened(.answered(_, let round)): stopReason = round.stopReason
        case .happened, .slid: break
        }
    }
}
