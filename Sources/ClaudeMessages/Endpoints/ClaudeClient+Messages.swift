extension ClaudeClient {
    /// Asks for an answer, which begins when its first event is asked for.
    public func stream(_ request: MessageRequest) -> MessageStream {
        messages(request.json(stream: true), request.betas)
    }

    /// Asks for an answer and waits for the head of the response.
    ///
    /// A failure before it is thrown here: a relay can answer 429 with 429 before it has said 200.
    ///
    /// - Returns: The stream, to be read once, and the head it came with.
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

    /// Asks for a whole answer at once.
    ///
    /// Nothing comes until all of it is written, so `Timeouts.firstByte` (ten minutes by default)
    /// is the longest that an answer may take, and what breaks meanwhile is lost and billed all
    /// the same: answers that may grow long (`maxTokens` beyond some 20,000) are better streamed.
    public func message(_ request: MessageRequest) async throws(ClaudeError) -> ClaudeResponse<
        Message
    > {
        let stream = messages(request.json(stream: false), request.betas)
        let message = try await stream.message()
        guard let head = stream.head else { throw .malformed("an answer without a head") }
        return ClaudeResponse(message, head: head)
    }

    /// The tokens of a prompt, counted by the API; free of charge.
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
