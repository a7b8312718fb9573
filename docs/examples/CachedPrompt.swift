import ClaudeMessages

/// The cost of a long prompt when it is written to the cache, and when it is read from it.
func cachedPrompt(_ client: ClaudeClient) async throws {
    let manual = String(repeating: "Section: press the green button, then wait. ", count: 400)
    var request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024, messages: [],
        system: [.text(manual).cached(.oneHour)])
    print("        written     read uncached  cost")
    for (name, question) in [("first", "Which button?"), ("again", "And then?")] {
        request.messages = [.user(question)]
        let answer = try await client.message(request)
        let usage = answer.usage
        let cost = ModelCatalogue.known.model(answer.model)?.cost(of: usage)
        let columns = [usage.cacheWriteTokens, usage.cacheReadTokens, usage.inputTokens]
        print(name, columns.map { column($0) }.joined(), " \(cost?.short ?? "unknown")")
    }
}

private func column(_ count: Int?) -> String {
    let text = "\(count ?? 0)"
    return String(repeating: " ", count: max(0, 9 - text.count)) + text
}
