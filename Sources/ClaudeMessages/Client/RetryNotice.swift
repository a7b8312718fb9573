/// A request will be sent again; shown to whoever waits.
public struct RetryNotice: Sendable, Hashable {
    /// What went wrong with the request before.
    public let error: ClaudeError
    /// How long until the next.
    public let wait: Duration
    /// The number of the request that will be sent, 2 or more.
    public let attempt: Int
}
