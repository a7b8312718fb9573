extension ClaudeClient {
    /// The most bytes of a response other than a message; a page of a thousand models has 2 MiB.
    static let maximumBody = 16 * 1024 * 1024

    /// Sends a request, retries it where `repetition` and the policy allow, and reads the response.
    func exchange<Value: Sendable>(
        _ request: TransportRequest, _ repetition: Repetition = .free,
        read: (TransportResponse) async throws(ClaudeError) -> Value
    ) async throws(ClaudeError) -> ClaudeResponse<Value> {
        var attempts = Attempts(policy: configuration.retry)
        var request = request
        while true {
            request.needsFreshConnection =
                repetition == .afterRefusal || attempts.needsFreshConnection
            var requestID: String?
            do throws(ClaudeError) {
                let response = try await send(request)
                let head = self.head(of: response)
                requestID = head.requestID
                return ClaudeResponse(try await read(response), head: head)
            } catch {
                let error = redact(error.identified(by: requestID))
                guard repetition.allows(error) else { throw error }
                try await waitToRepeat(after: error, &attempts)
            }
        }
    }

    /// Sends a request and converts the JSON response with `read`.
    ///
    /// When `read` returns `nil` the response is `malformed`: "no `what`".
    func value<Value: Sendable>(
        _ what: String, _ request: TransportRequest, _ repetition: Repetition = .free,
        limit: Int = Self.maximumBody, read: (JSON) -> Value?
    ) async throws(ClaudeError) -> ClaudeResponse<Value> {
        try await exchange(request, repetition) { response throws(ClaudeError) in
            let body = try await response.wholeBody(limit: limit)
            let json = try? JSON(untrusted: body)
            if let value = json.flatMap(read) { return value }
            if let json, json.objectValue != nil {
                throw ClaudeError(
                    inSuccess: json, status: response.status, wanted: what, isOne: false)
            }
            var beginning = BodyBeginning(contentType: "")
            guard json != nil || beginning.push(body) == .json else {
                throw ClaudeError(foreign: body, status: response.status)
            }
            throw .malformed("the answer is no \(what)")
        }
    }

    /// Sends a request once; throws for a status other than 2xx.
    func send(_ request: TransportRequest) async throws(ClaudeError) -> TransportResponse {
        let response: TransportResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw redact(ClaudeError(error, hasBegun: false))
        }
        try refuseRedirect(response)
        guard (200..<300).contains(response.status) else { throw await failure(response) }
        let coding = response.fields[HeaderName.contentEncoding] ?? "identity"
        guard coding == "identity" else {
            throw refusal(.malformed, "a compressed body, which was not asked for", of: response)
        }
        return response
    }

    private func refuseRedirect(_ response: TransportResponse) throws(ClaudeError) {
        guard (300..<400).contains(response.status),
            let target = response.fields[HeaderName.location]
        else { return }
        var error = refusal(.redirected, target, of: response)
        error.status = response.status
        throw error
    }

    /// The error for a response that the client does not accept.
    private func refusal(
        _ code: ClaudeError.Code, _ message: String, of response: TransportResponse
    ) -> ClaudeError {
        redact(
            ClaudeError(code, message).identified(by: response.fields[HeaderName.requestID]))
    }

    /// Reads an error response; its body is limited, and secrets are removed.
    private func failure(_ response: TransportResponse) async -> ClaudeError {
        let body = await response.body.refusal()
        var error = ClaudeError(status: response.status, body: body)
        error.requestID = response.fields[HeaderName.requestID] ?? error.requestID
        error.retryAfter = RetryAfter.wait(in: response.fields, now: surroundings.now())
        error.shouldRetry = response.fields[HeaderName.shouldRetry].flatMap {
            Bool($0.lowercased())
        }
        return redact(error)
    }
}

extension TransportResponse {
    var contentType: String { fields[HeaderName.contentType]?.lowercased() ?? "" }

    /// The whole body; throws `tooLarge` above `limit` bytes.
    func wholeBody(limit: Int) async throws(ClaudeError) -> [UInt8] {
        try await body.whole(limit: limit)
    }
}

extension TransportBody {
    /// The body of an error response, up to `ClaudeError.maximumBody` bytes, after `beginning`.
    ///
    /// Error bodies are short and come at once, so a slow one is not waited for.
    func refusal(after beginning: [UInt8] = []) async -> [UInt8] {
        var bytes = beginning
        expectEnd()
        while bytes.count < ClaudeError.maximumBody, let piece = try? await next() {
            bytes += piece
        }
        return Array(bytes.prefix(ClaudeError.maximumBody))
    }

    /// The whole body after `beginning`; throws `tooLarge` above `limit` bytes.
    func whole(limit: Int, after beginning: [UInt8] = []) async throws(ClaudeError) -> [UInt8] {
        var bytes = beginning
        do {
            while let piece = try await next() {
                bytes += piece
                guard bytes.count <= limit else { break }
            }
        } catch {
            throw ClaudeError(error, hasBegun: false)
        }
        guard bytes.count <= limit else {
            throw ClaudeError(.tooLarge, "an answer of more than \(limit) bytes")
        }
        return bytes
    }
}

extension ClaudeError {
    /// The error for a failed exchange; `hasBegun` says whether a content block had begun.
    init(_ error: TransportError, hasBegun: Bool) {
        let code: Code =
            switch error.code {
            case .cannotConnect: .cannotConnect
            case .proxyAuthentication: .proxyAuthentication
            case .proxyRefused: .proxyRefused
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
        wasSent = error.wasSent
        wasKept = error.wasKept
    }
}
