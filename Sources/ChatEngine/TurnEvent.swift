package import ChatKit
package import ClaudeMessages

/// An event that a turn reports to its host.
package enum TurnEvent: Sendable {
    /// What to record, in this order: transcript changes, ledger entries, a slide.
    case record([OpenTurn.Event])
    /// The request is repeated after a wait.
    case retrying(RetryNotice)
    /// The head of a response has arrived, with the account's rate limits.
    case began(ResponseHead)
    /// Events of the running answer, with the usage known after them.
    case events([StreamEvent], usage: Usage)
    /// The request failed, or its answer is incomplete.
    case failed(ClaudeError)
}
