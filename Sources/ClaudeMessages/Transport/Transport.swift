/// What carries requests: a network, or a script in a test.
public protocol Transport: Sendable {
    /// Sends a request and returns when the head of the response is there.
    ///
    /// Must not follow redirects, must not inflate bodies, must not send a request more than once,
    /// and ends with `cancelled` soon after the task is cancelled.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

    /// Opens a connection that the next request to that address can use; may do nothing.
    func prewarm(_ url: String)

    /// Where a task that reads one answer runs best, if that is anywhere special.
    var taskExecutor: (any TaskExecutor)? { get }
}

extension Transport {
    /// Nowhere special.
    public var taskExecutor: (any TaskExecutor)? { nil }
}
