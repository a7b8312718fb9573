import ClaudeMessages

/// The tokens and the minimum cost of a prompt before it is sent; counting is not billed.
func countedTokens(_ client: ClaudeClient) async throws {
    var request = MessageRequest(model: "claude-haiku-5-5", maxTokens: 1024, "Hello, world")
    request.system = [.text("You are a friendly greeter.")]
    let count = try await client.countTokens(request).value
    print("\(count) tokens")

    // The cost without output tokens.
    let usage = Usage(json: ["input_tokens": JSON(count), "output_tokens": 0])
    if let cost = ModelCatalogue.known.model(request.model)?.cost(of: usage) {
        print("at least \(cost.exact)")
    }
}
