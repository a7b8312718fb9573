/// A client of the Messages API.
///
/// ```swift
/// let client = try ClaudeClient()
/// let request = MessageRequest(
///     model: "claude-sonnet-5-5", maxTokens: 1024, messages: [.user("Hello")])
/// for try await text in client.stream(request).text { … }
/// ```
///
/// It keeps no state but its connections; a conversation is yours to keep. Every failure is a
/// `ClaudeError`; what cannot be right is refused before it is sent, as a `badRequest` without a
/// status.
public struct ClaudeClient: Sendable {
    /// What it was told when it was made.
    public private(set) var configuration: ClientConfiguration
    let transport: any Transport
    package let surroundings: Surroundings
    private var observer: (@Sendable (RetryNotice) async -> Void)?

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - configuration: Where to, with which key, how patiently.
    ///   - transport: The network by default.
    ///   - surroundings: The real clock and chance by default.
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
    /// They are what `ClientConfiguration.init(environment:baseURL:)` reads, `SSL_CERT_FILE` and
    /// `SSL_CERT_DIR`. No other thread may change the process's variables meanwhile.
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

    /// The same client, with somebody who is told before each wait for another request.
    ///
    /// Takes the place of an earlier observer. Called by the task that waits, and waits for it.
    public func observingRetries(
        _ observer: @escaping @Sendable (RetryNotice) async -> Void
    ) -> ClaudeClient {
        var client = self
        client.observer = observer
        return client
    }

    /// The same client with other patience: `client.retrying(.never)` sends everything once.
    public func retrying(_ policy: RetryPolicy) -> ClaudeClient {
        var client = self
        client.configuration.retry = policy
        return client
    }

    /// The same client, which waits so long.
    public func waiting(_ timeouts: Timeouts) -> ClaudeClient {
        var client = self
        client.configuration.timeouts = timeouts
        return client
    }

    /// The same client for requests that take that long at most, from first to last.
    public func waiting(atMost time: Duration) -> ClaudeClient {
        var timeouts = configuration.timeouts
        timeouts.total = min(timeouts.total, time)
        return waiting(timeouts)
    }

    /// Where a task that reads one answer runs best: on the thread that receives it.
    public var taskExecutor: (any TaskExecutor)? { transport.taskExecutor }

    /// Opens a connection ahead of the next request, without sending the key.
    public func prewarm() { transport.prewarm(configuration.baseURL.appending("/v1/messages")) }

    /// Waits until a request may be sent again; throws `error` when it may not.
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

    /// The error without the secrets, wherever a server or a proxy may have put them.
    func redact(_ error: ClaudeError) -> ClaudeError {
        let redaction = configuration.redaction
        var error = error
        error.message = redaction(error.message)
        error.type = error.type.map { redaction($0) }
        error.detail = error.detail.map { redaction($0) }
        error.requestID = error.requestID.map { redaction($0) }
        return error
    }

    /// The head of a response without the secrets.
    func head(of response: TransportResponse) -> ResponseHead {
        let redaction = configuration.redaction
        let fields = response.fields.fields.map { HeaderField($0.name, redaction($0.value)) }
        return ResponseHead(
            status: response.status, fields: HeaderFields(fields), now: surroundings.now())
    }
}
