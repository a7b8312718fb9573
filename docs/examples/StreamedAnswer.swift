import ClaudeMessages

/// The text as it arrives; the partial answer is available when the stream breaks.
func streamedAnswer(_ client: ClaudeClient) async throws {
    let request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024, "Count to ten, in words.")
    let stream = client.observingRetries { notice in
        print("asking again in \(notice.wait): \(notice.error)")
    }.stream(request)
    do {
        for try await text in stream.text { print(text, terminator: "") }
        print()
    } catch {
        print("\n\(error); \(stream.partialMessage?.text.count ?? 0) characters came")
    }
    print("output tokens: \(stream.usage.outputTokens ?? 0)")
}
