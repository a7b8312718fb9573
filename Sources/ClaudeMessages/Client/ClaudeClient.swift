/// A client of the Messages API.
///
/// ```swift
/// let client = try ClaudeClient()
/// let request = MessageRequest(
///     model: "claude-sonnet-5-5", maxTokens: 1024, messages: [.user("Hello")])
/// for try await text in client.stream(request).text { … }
/// ```
///
/// It keeps no state but its connections; the caller keeps the conversation. Every error is a
/// `ClaudeError`; a request that is invalid for certain is not sent, but throws a `badRequest`
/// without a status.
public struct ClaudeClient: Sendable {
    /// The settings.
    public private(set) var configuration: ClientConfiguration
    let transport: any Transport
    package let surroundings: Surroundings
    private var observer: (@Sendable (RetryNotice) async -> Void)?

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - configuration: Base URL, credential, time-outs and retries.
    ///   - transport: libcurl by default.
    ///   - surroundings: The system's clock and random numbers by default.
    public init(
        _ configuration: ClientConfiguration, transport: (any Transport)? = nil,
        surroundings: Surroundings = .live
    ) {
        self.configuration = configuration
        self.transport =
            transport
            ?? CurlTransport(trust: TrustStore(bypassesProxy: configuration.baseURL.isLoopback))
        self.surroundings = surroundings
    }

    /// Makes a client from environment variables, those of the process by default.
    ///
    /// Reads the variables of `ClientConfiguration.init(environment:baseURL:)`, `SSL_CERT_FILE` and
    /// `SSL_CERT_DIR`. No other thread may change the process's variables during the call.
    public init(environment: [String: String]? = nil) throws(EnvironmentProblem) {
        let environment = environment ?? processEnvironment()
        let configuration = try ClientConfiguration(environment: environment)
        func path(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        let trust = TrustStore(
            file: path("SSL_CERT_FILE"), folder: path("SSL_CERT_DIR"),
            bypassesProxy: configuration.baseURL.isLoopback)
        self.init(configuration, transport: CurlTransport(trust: trust))
    }

    /// The same client, with an observer that is called before the wait for each retry.
    ///
    /// Replaces an earlier observer. The task that waits calls it, and waits for it to return.
    public func observingRetries(
        _ observer: @escaping @Sendable (RetryNotice) async -> Void
    ) -> ClaudeClient {
        var client = self
        client.observer = observer
        return client
    }

    /// The same client with another retry policy: `client.retrying(.never)` never retries.
    public func retrying(_ policy: RetryPolicy) -> ClaudeClient {
        var client = self
        client.configuration.retry = policy
        return client
    }

    /// The same client with other time-outs.
    public func waiting(_ timeouts: Timeouts) -> ClaudeClient {
        var client = self
        client.configuration.timeouts = timeouts
        return client
    }

    /// The same client with `Timeouts.total` limited to `time`.
    public func waiting(atMost time: Duration) -> ClaudeClient {
        var timeouts = configuration.timeouts
        timeouts.total = min(timeouts.total, time)
        return waiting(timeouts)
    }

    /// The preferred executor of a task that reads one answer: the thread that receives it.
    public var taskExecutor: (any TaskExecutor)? { transport.taskExecutor }

    /// Opens a connection for the next request, without sending the key.
    public func prewarm() { transport.prewarm(configuration.baseURL.appending("/v1/messages")) }

    /// Waits before a retry; throws `error` when there is none.
    func waitToRepeat(
        after error: ClaudeError, _ attempts: inout Attempts
    ) async throws(ClaudeError) {
        guard !attempts.replaces(error) else { return }
        guard let notice = attempts.next(after: error, random: surroundings.random()) else {
            throw error
        }
        await observer?(notice)
        do {
            try await surroundings.sleep(notice.wait)
        } catch {
            throw ClaudeError(.cancelled, "cancelled while waiting")
        }
    }

    /// The error with secrets removed from all its texts.
    func redact(_ error: ClaudeError) -> ClaudeError {
        let redaction = configuration.redaction
        var error = error
        error.message = redaction(error.message)
        error.type = error.type.map { redaction($0) }
        error.detail = error.detail.map { redaction($0) }
        error.requestID = error.requestID.map { redaction($0) }
        return error
    }

    /// The status and header fields of a response, with secrets removed.
    func head(of response: TransportResponse) -> ResponseHead {
        let redaction = configuration.redaction
        let fields = response.fields.fields.map { HeaderField($0.name, redaction($0.value)) }
        return ResponseHead(
            status: response.status, fields: HeaderFields(fields), now: surroundings.now())
    }
}
