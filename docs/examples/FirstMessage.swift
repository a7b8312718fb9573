import ClaudeMessages

/// A question, its answer and its cost.
func firstMessage(_ client: ClaudeClient) async throws {
    let request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024, "Why is the sky blue? One sentence.")
    let answer = try await client.message(request)
    print(answer.text)
    print("stopped: \(answer.stopReason?.rawValue ?? "?"), request \(answer.head.requestID ?? "?")")

    if let model = ModelCatalogue.known.model(answer.model), let cost = model.cost(of: answer.usage)
    {
        print("cost: \(cost.exact)")
    }
}
