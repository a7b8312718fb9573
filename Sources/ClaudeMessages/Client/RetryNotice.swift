/// An announcement that a request will be sent again.
public struct RetryNotice: Sendable, Hashable {
    /// The error of the previous request.
    public let error: ClaudeError
    /// The time until the next request.
    public let wait: Duration
    /// The number of the next request, 2 or more.
    public let attempt: Int
}
