/// A client of the Messages API.
///
/// ```swift
/// let client = Client(ClientConfiguration(credential: .apiKey(key)))
/// let request = MessageRequest(
///     model: "claude-sonnet-5-5", maxTokens: 1024, messages: [.user("Hello")])
/// for try await text in client.stream(request).text { … }
/// ```
///
/// It keeps no state but its connections; a conversation is yours to keep.
public struct Client: Sendable {
    public let configuration: ClientConfiguration
    let transport: any Transport
    let surroundings: Surroundings

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

    /// Asks for an answer, which begins when its first event is asked for.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - onRetry: Told before each wait for another request.
    /// - Returns: The answer, as a sequence of events.
    public func stream(
        _ request: MessageRequest, onRetry: @escaping @Sendable (RetryNotice) -> Void = { _ in }
    ) -> MessageStream {
        MessageStream(
            client: self,
            request: configuration.request(
                "POST", "/v1/messages", body: request.json(stream: true)),
            onRetry: onRetry)
    }

    /// The tokens of a prompt, counted by the API; free of charge.
    public func countTokens(_ request: MessageRequest) async throws(ClaudeError) -> Int {
        let response = try await send(
            configuration.request(
                "POST", "/v1/messages/count_tokens", body: request.countingJSON))
        let body = try await response.wholeBody(limit: 1 << 20, redactingWith: self)
        guard let count = (try? JSON(parsing: body))?["input_tokens"]?.intValue, count >= 0 else {
            throw .malformed("count_tokens gave no count")
        }
        return count
    }

    /// Where a task that reads one answer runs best: on the thread that receives it.
    public var taskExecutor: (any TaskExecutor)? { transport.taskExecutor }

    /// Opens a connection ahead of the next request, without sending the key.
    public func prewarm() { transport.prewarm(configuration.baseURL.appending("/v1/messages")) }

    /// Sends once; a response that is no success is thrown.
    func send(_ request: HTTPRequest) async throws(ClaudeError) -> HTTPResponse {
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw redact(ClaudeError(error, hasBegun: false))
        }
        try refuseRedirect(response)
        guard response.status == 200 else { throw await failure(response) }
        guard response.fields["content-encoding"].map({ $0 == "identity" }) ?? true else {
            throw refusal(.notAPI, "a compressed body, which was not asked for", of: response)
        }
        return response
    }

    private func refuseRedirect(_ response: HTTPResponse) throws(ClaudeError) {
        guard (300..<400).contains(response.status) else { return }
        let target = response.fields["location"] ?? "an unnamed place"
        var error = refusal(.redirected, target, of: response)
        error.status = response.status
        throw error
    }

    /// Why this client does not take a response.
    private func refusal(
        _ code: ClaudeError.Code, _ message: String, of response: HTTPResponse
    ) -> ClaudeError {
        var error = ClaudeError(code, message)
        error.requestID = response.fields["request-id"]
        return redact(error)
    }

    /// Reads what a refusal says; its body is capped, and its words hold no key.
    private func failure(_ response: HTTPResponse) async -> ClaudeError {
        var body: [UInt8] = []
        // A refusal is short and there at once; one that drips in is not waited for.
        response.body.expectEnd()
        while body.count < 64 * 1024, let piece = try? await response.body.next() {
            body += piece
        }
        var error = ClaudeError(status: response.status, body: Array(body.prefix(64 * 1024)))
        error.requestID = response.fields["request-id"] ?? error.requestID
        error.retryAfter = RetryAfter.wait(in: response.fields, now: surroundings.now())
        error.shouldRetry = response.fields["x-should-retry"].flatMap(Bool.init)
        return redact(error)
    }

    /// The error without the key, wherever a server or a proxy may have put it.
    func redact(_ error: ClaudeError) -> ClaudeError {
        var error = error
        error.message = redact(error.message)
        error.type = error.type.map(redact)
        error.detail = error.detail.map(redact)
        error.requestID = error.requestID.map(redact)
        return error
    }

    func redact(_ text: String) -> String { configuration.credential.redacting(text) }
}

extension HTTPResponse {
    /// The whole body, at most that many bytes of it.
    func wholeBody(limit: Int, redactingWith client: Client) async throws(ClaudeError) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while let piece = try await body.next() {
                bytes += piece
                guard bytes.count <= limit else { break }
            }
        } catch {
            throw client.redact(ClaudeError(error, hasBegun: false))
        }
        guard bytes.count <= limit else {
            throw ClaudeError(.tooLarge, "an answer of more than \(limit) bytes")
        }
        return bytes
    }
}

extension ClaudeError {
    /// What a broken exchange means for an answer that had, or had not, begun.
    init(_ error: TransportError, hasBegun: Bool) {
        let code: Code =
            switch error.code {
            case .cannotConnect: .cannotConnect
            case .tls: .tls
            case .connectionLost: hasBegun ? .cutOff : .connectionLost
            case .cutOff: .cutOff
            case .stalled: .stalled
            case .tookTooLong: .tookTooLong
            case .malformed: .malformed
            case .tooLarge: .tooLarge
            case .cancelled: .cancelled
            }
        self.init(code, error.message)
    }
}
