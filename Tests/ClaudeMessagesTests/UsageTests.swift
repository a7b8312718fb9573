import ClaudeMessages
import Testing

@Suite struct UsageTests {
    @Test func counts() {
        let usage = Usage(json: [
            "input_tokens": 15, "cache_creation_input_tokens": 20, "cache_read_input_tokens": 300,
            "cache_creation": ["ephemeral_5m_input_tokens": 12, "ephemeral_1h_input_tokens": 8],
            "output_tokens": 9, "output_tokens_details": ["thinking_tokens": 4],
            "server_tool_use": ["web_search_requests": 2], "service_tier": "standard",
            "inference_geo": "us",
        ])
        #expect(usage.inputTokens == 15)
        #expect(usage.cacheWriteTokens == 20)
        #expect(usage.cacheWrite1hTokens == 8)
        #expect(usage.cacheReadTokens == 300)
        #expect(usage.outputTokens == 9)
        #expect(usage.thinkingTokens == 4)
        #expect(usage.webSearches == 2)
        #expect(usage.serviceTier == "standard")
        #expect(usage.inferenceGeo == "us")
        #expect(usage.promptTokens == 335)
    }

    @Test(arguments: [
        ("0", 0), ("7", 7), ("1000000000000", 1_000_000_000_000), ("1000000000001", nil),
        ("-1", nil), ("9223372036854775807", nil), ("1e3", nil), ("1.0", nil), ("\"7\"", nil),
        ("null", nil), ("true", nil), ("{}", nil),
    ])
    func counting(_ literal: String, _ count: Int?) throws {
        let usage = Usage(json: ["input_tokens": try JSON(parsing: literal)])
        #expect(usage.inputTokens == count)
        #expect(usage.promptTokens == count)
    }

    @Test func nothingIsKnownOfNothing() {
        #expect(Usage().promptTokens == nil)
        #expect(Usage(json: "text").inputTokens == nil)
        #expect(Usage(json: ["cache_read_input_tokens": 5]).promptTokens == nil)
    }
}
