import ClaudeMessages

/// A conversation: the program keeps the messages, and sends answers back unchanged.
func severalTurns(_ client: ClaudeClient) async throws {
    var request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024, messages: [],
        system: [.text("Answer in one sentence.")],
        // Each turn reads from the cache what the previous one wrote.
        cacheControl: .fiveMinutes)
    for question in ["My name is Ada.", "What is my name?"] {
        request.messages.append(.user(question))
        let answer = try await client.message(request)
        request.messages.append(InputMessage(answer.value))
        print("> \(question)\n\(answer.text)")
    }
}
