/// Sends HTTP requests: over the network, or scripted in a test.
public protocol Transport: Sendable {
    /// Sends a request and returns when the head of the response has come.
    ///
    /// Must not follow redirects, decompress bodies or send a request more than once, and must
    /// throw `cancelled` soon after the task is cancelled.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

    /// Opens a connection that the next request to this URL can use; may do nothing.
    func prewarm(_ url: String)

    /// The preferred executor of a task that reads an answer; `nil` for none.
    var taskExecutor: (any TaskExecutor)? { get }
}

extension Transport {
    /// No preferred executor.
    public var taskExecutor: (any TaskExecutor)? { nil }
}
