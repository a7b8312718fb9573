import ChatKit
import ClaudeMessages
import Testing

@Suite struct RequestSettingsTests {
    private func request(
        _ model: String, cache: CacheControl? = nil, system: String? = nil
    ) -> MessageRequest {
        RequestSettings(modelName: model, cache: cache).request([.user("q")], system: system)
    }

    @Test func theModelIsResolved() {
        let settings = RequestSettings(modelName: "sonnet")
        #expect(settings.modelID == "claude-sonnet-5-5")
        #expect(settings.model?.id == "claude-sonnet-5-5")
        #expect(request("sonnet").model == "claude-sonnet-5-5")
        #expect(request("llama3").model == "llama3")
    }

    @Test(arguments: [
        ("sonnet", Thinking?.some(.adaptive(display: .summarized))),
        ("opus", .adaptive(display: .summarized)),
        ("claude-opus-4-8", nil), ("claude-haiku-4-5", nil), ("llama3", nil),
    ])
    func thinkingIsShownWhereItIsTheDefault(_ model: String, _ thinking: Thinking?) {
        #expect(request(model).thinking == thinking)
    }

    @Test func maxTokens() {
        #expect(RequestSettings(modelName: "sonnet").effectiveMaxTokens == 32_000)
        #expect(RequestSettings(modelName: "llama3").effectiveMaxTokens == 32_000)
        #expect(RequestSettings(modelName: "sonnet", maxTokens: 5).effectiveMaxTokens == 5)
        #expect(request("sonnet").maxTokens == 32_000)
    }

    @Test(
        arguments: [
            ("sonnet", nil, 200_000), ("claude-haiku-5-5", nil, 100_000),
            ("claude-haiku-4-5", nil, 168_000), ("claude-haiku-4-5", 64_000, 136_000),
            ("claude-haiku-4-5", 1_000_000, 136_000), ("llama3", nil, 200_000),
        ] as [(String, Int?, Int)])
    func defaultWindow(_ model: String, _ maxTokens: Int?, _ window: Int) {
        #expect(RequestSettings(modelName: model, maxTokens: maxTokens).defaultWindow == window)
    }

    @Test func whatIsNotTakenIsNoted() {
        let notes = RequestSettings(modelName: "sonnet", maxTokens: 500_000).notes
        #expect(notes.map(\.parameter) == ["max_tokens"])
        #expect(notes.map(\.asked) == [500_000] && notes.map(\.change) == [.becomes(128_000)])
        #expect(RequestSettings(modelName: "sonnet").notes == [])
        #expect(RequestSettings(modelName: "llama3", maxTokens: 500_000).notes == [])
    }

    /// A server may report a smaller context than the catalogue.
    @Test func theWindowOfASmallContext() throws {
        let info = try #require(
            ModelInfo(json: ["id": "claude-sonnet-5-5", "max_input_tokens": 16_000]))
        let settings = RequestSettings(
            modelName: "sonnet", catalogue: ModelCatalogue.known.refined(by: [info]))
        #expect(settings.defaultWindow == 8_000)
    }

    /// A breakpoint after a system prompt that is certainly long enough to be cached.
    @Test func longSystemPromptsGetABreakpoint() {
        let long = String(repeating: "word ", count: 2000)
        #expect(
            request("sonnet", cache: .fiveMinutes, system: long).system == [
                .text(long).cached(.fiveMinutes)
            ])
        #expect(
            request("sonnet", cache: .oneHour, system: long).system == [
                .text(long).cached(.oneHour)
            ])
        #expect(request("sonnet", cache: .oneHour, system: "short").system == [.text("short")])
        #expect(request("sonnet", system: long).system == [.text(long)])
        #expect(request("llama3", cache: .oneHour, system: long).system == [.text(long)])
        // This model caches prompts from 4,096 tokens.
        #expect(request("claude-haiku-4-5", cache: .oneHour, system: long).system == [.text(long)])
        #expect(request("sonnet").system == [])
    }

    @Test func caching() {
        #expect(request("sonnet", cache: .oneHour).cacheControl == .oneHour)
        #expect(request("sonnet").cacheControl == nil)
    }
}
