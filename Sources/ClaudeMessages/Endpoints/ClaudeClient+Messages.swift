extension ClaudeClient {
    /// Requests a streamed answer; the request is sent with the first `next()`.
    public func stream(_ request: MessageRequest) -> MessageStream {
        messages(request.json(stream: true), request.betas)
    }

    /// Requests a streamed answer and waits for the head of the response.
    ///
    /// An error status is thrown here, so that a relay can send the same status to its own client.
    ///
    /// - Returns: The stream, to be read once, and the response's status and header fields.
    public func open(
        _ request: MessageRequest
    ) async throws(ClaudeError) -> ClaudeResponse<MessageStream> {
        let stream = stream(request)
        var attempts = Attempts(policy: configuration.retry)
        while true {
            do throws(ClaudeError) {
                let response = try await stream.connect(attempts)
                stream.progress.open(response, after: attempts)
                return ClaudeResponse(stream, head: head(of: response))
            } catch {
                stream.progress.failed(error)
                try await waitToRepeat(after: error, &attempts)
            }
        }
    }

    /// Requests a whole answer without streaming.
    ///
    /// No byte comes until the answer is complete, so `Timeouts.firstByte` (ten minutes by
    /// default) limits its time, and an answer that is interrupted is lost but billed: stream
    /// answers that may become long (`maxTokens` above some 20,000).
    public func message(_ request: MessageRequest) async throws(ClaudeError) -> ClaudeResponse<
        Message
    > {
        let stream = messages(request.json(stream: false), request.betas)
        let message = try await stream.message()
        guard let head = stream.head else { throw .malformed("an answer without a head") }
        return ClaudeResponse(message, head: head)
    }

    /// The number of tokens of a prompt, counted by the API; not billed.
    public func countTokens(
        _ request: MessageRequest
    ) async throws(ClaudeError) -> ClaudeResponse<Int> {
        let request = configuration.request(
            "POST", "/v1/messages/count_tokens", body: .init(request.countingJSON),
            betas: request.betas)
        return try await value("count of tokens", request, limit: 1 << 20) { json in
            json["input_tokens"]?.intValue.flatMap { $0 >= 0 ? $0 : nil }
        }
    }

    private func messages(_ body: JSON, _ betas: [String]) -> MessageStream {
        MessageStream(
            client: self,
            request: configuration.request(
                "POST", "/v1/messages", body: .init(body), betas: betas))
    }
}
