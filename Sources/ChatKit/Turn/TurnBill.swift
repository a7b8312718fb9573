import ClaudeMessages

/// What a turn costs, as far as its host is told: what was billed, and the request under way.
package struct TurnBill: Sendable {
    /// It takes the events of the answer under way.
    package var meter: LiveMeter
    package private(set) var entries: [LedgerEntry] = []
    /// The request that is under way, as it was expected.
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
        case .happened, .slid: break
        }
    }

    /// The request under way, as it has to be billed when nobody says any more what it cost.
    package var unsettled: LedgerEntry? {
        reserved.map { meter.hasBegun ? meter.entry(time: $0.time) : $0 }
    }
}
