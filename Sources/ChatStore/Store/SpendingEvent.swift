package import ChatKit

/// What becomes known of a request's cost.
package enum SpendingEvent: Sendable, Hashable {
    /// It is about to be sent, with its expected cost.
    case reserved(LedgerEntry)
    /// What it has cost so far; changes nothing where its end is known.
    case running(LedgerEntry)
    case spent(LedgerEntry)
    /// It was never sent: nothing is left of it.
    case unsent(LedgerEntry.Purpose)
}
