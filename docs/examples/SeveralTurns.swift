import ClaudeMessages

/// A conversation: the history is yours, and answers go back exactly as they came.
func severalTurns(_ client: ClaudeClient) async throws {
    var request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024, messages: [],
        system: [.text("Answer in one sentence.")],
        // Each turn reads what the turn before it wrote to the cache.
        cacheControl: .fiveMinutes)
    for question in ["My name is Ada.", "What is my name?"] {
        request.messages.append(.user(question))
        let answer = try await client.message(request)
        request.messages.append(InputMessage(answer.value))
        print("> \(question)\n\(answer.text)")
    }
}
