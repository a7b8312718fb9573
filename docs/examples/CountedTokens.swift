import ClaudeAPI

/// The size and the least price of a prompt before it is sent; counting is free.
func countedTokens(_ client: Client) async throws {
    var request = MessageRequest(model: "claude-haiku-5-5", maxTokens: 1024, "Hello, world")
    request.system = [.text("You are a friendly greeter.")]
    let count = try await client.countTokens(request).value
    print("\(count) tokens")

    guard let price = ModelCatalogue.known.model(request.model)?.prices(forPrompt: count) else {
        return
    }
    // Thousandths of a dollar per million tokens are thousands of pico-dollars per token.
    print("at least \(Money(picoDollars: count * price.input * 1000).exact)")
}
