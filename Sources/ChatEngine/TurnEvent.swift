package import ChatKit
package import ClaudeMessages

/// What a host is told.
package enum TurnEvent: Sendable {
    /// What is to be recorded, in this order: changes of the transcript, entries of the ledger, a
    /// slide.
    case record([OpenTurn.Event])
    /// Another request will be sent, after a wait.
    case retrying(RetryNotice)
    /// The head of a response is there, with the limits of the account.
    case began(ResponseHead)
    /// What has come of an answer, with the usage that is known after it.
    case events([StreamEvent], usage: Usage)
    /// An answer is not whole, and why.
    case failed(ClaudeError)
}
