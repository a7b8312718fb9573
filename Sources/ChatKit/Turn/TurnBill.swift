import ClaudeMessages

/// The cost of a turn, from its events: the billed requests and the running one.
package struct TurnBill: Sendable {
    /// Takes the events of the running answer.
    package var meter: LiveMeter
    package private(set) var entries: [LedgerEntry] = []
    /// The running request with its expected cost.
    private var reserved: LedgerEntry?

    package init(_ billing: Billing, _ gauge: TokenGauge = TokenGauge()) {
        meter = LiveMeter(billing, bytesPerToken: gauge.bytesPerToken)
    }

    package mutating func take(_ event: OpenTurn.Event) {
        switch event {
        case .reserved(let entry): reserved = entry
        case .spent(let entry):
            entries.append(entry)
            reserved = nil
        case .unsent: reserved = nil
        case .happened, .running, .slid: break
        }
    }

    /// The entry of the running request if its final usage is never reported.
    package var unsettled: LedgerEntry? {
        reserved.map { meter.hasBegun ? meter.entry(time: $0.time) : $0 }
    }
}
