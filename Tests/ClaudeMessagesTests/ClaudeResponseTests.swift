import ClaudeMessages
import MessagesTesting
import Testing

/// The header fields of responses.
@Suite struct ResponseTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-08-19T14:47:10.487960+00:00", 1_787_150_830.48796),
        ("2026-08-19T14:47:10Z", 1_787_150_830),
        ("2026-08-19t16:47:10z", 1_787_158_030),
        ("2026-08-19 16:17:10+01:30", 1_787_150_830),
        ("2026-08-19T06:47:10.5-08:00", 1_787_150_830.5),
        ("2024-02-29T23:59:60Z", 1_709_251_200),
        ("2000-02-29T00:00:00Z", 951_782_400),
        ("1969-12-31T23:59:59.25Z", -0.75),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("9999-12-31T23:59:59.999999999999999999999Z", 253_402_300_800),
    ])
    func timestamps(_ text: String, _ seconds: Double) throws {
        let timestamp = try #require(Timestamp(text))
        #expect(timestamp.secondsSince1970 == seconds)
        #expect("\(timestamp)" == text)
    }

    @Test(arguments: [
        "", "2026", "2026-08-19", "2026-08-19T14:47:10", "2026-08-19T14:47Z",
        "2026-13-19T14:47:10Z", "2026-00-19T14:47:10Z", "2026-02-29T14:47:10Z",
        "2100-02-29T14:47:10Z", "2026-04-31T14:47:10Z", "2026-08-00T14:47:10Z",
        "2026-08-19T24:47:10Z", "2026-08-19T14:60:10Z", "2026-08-19T14:47:61Z",
        "2026-08-19T14:47:10.Z", "2026-08-19T14:47:10+1:00", "2026-08-19T14:47:10+24:00",
        "2026-08-19T14:47:10ZZ", "2026-08-19T14:47:10Z ", "+026-08-19T14:47:10Z",
        "0000-08-19T14:47:10Z", "20é6-08-19T14:47:10Z", "2026-08-19X14:47:10Z",
    ])
    func timesThatAreNone(_ text: String) { #expect(Timestamp(text) == nil) }

    private static let fields = [
        HeaderField("Request-Id", "req_1"),
        HeaderField("anthropic-organization-id", "org_1"),
        HeaderField("anthropic-workspace-id", "wrkspc_1"),
        HeaderField("anthropic-ratelimit-requests-limit", "4000"),
        HeaderField("anthropic-ratelimit-requests-remaining", "3999"),
        HeaderField("anthropic-ratelimit-requests-reset", "2026-11-20T12:00:00Z"),
        HeaderField("anthropic-ratelimit-tokens-remaining", "many"),
        HeaderField("anthropic-ratelimit-input-tokens-limit", "2000000"),
        HeaderField("anthropic-ratelimit-output-tokens-remaining", "-1"),
        HeaderField("anthropic-ratelimit-output-tokens-limit", "400000"),
        HeaderField("anthropic-priority-input-tokens-remaining", "7"),
        HeaderField("anthropic-fast-output-tokens-reset", "soon"),
        HeaderField("anthropic-fast-output-tokens-limit", "9"),
        HeaderField("retry-after", "10"),
    ]

    @Test func heads() async throws {
        let reply = ScriptedTransport.Reply.json(200, ["input_tokens": 1], fields: Self.fields)
        let head = try await ClaudeClient.scripted(ScriptedTransport(reply)).countTokens(.hello)
            .head
        #expect(head.status == 200)
        #expect(head.requestID == "req_1")
        #expect(head.organizationID == "org_1")
        #expect(head.workspaceID == "wrkspc_1")
        #expect(
            head.fields.fields == [HeaderField("content-type", "application/json")] + Self.fields)
        let limits = head.rateLimits
        #expect(limits.requests?.limit == 4000)
        #expect(limits.requests?.remaining == 3999)
        #expect(limits.requests?.reset == Timestamp("2026-11-20T12:00:00Z"))
        #expect(limits.tokens == nil)
        #expect(limits.inputTokens?.limit == 2_000_000)
        #expect(limits.inputTokens?.remaining == nil)
        #expect(limits.outputTokens?.limit == 400_000)
        #expect(limits.outputTokens?.remaining == nil)
        #expect(limits.priorityInputTokens?.remaining == 7)
        #expect(limits.priorityOutputTokens == nil && limits.fastInputTokens == nil)
        #expect(limits.fastOutputTokens?.limit == 9)
        #expect(limits.fastOutputTokens?.reset == nil)
        #expect(limits.retryAfter == .seconds(10))
    }

    /// Mocks of a client in other programs' tests can make responses.
    @Test func responsesCanBeMade() {
        let head = ResponseHead(status: 200, fields: HeaderFields(Self.fields))
        let response = ClaudeResponse(12, head: head)
        #expect(response.value == 12)
        #expect(response.head.requestID == "req_1")
        #expect(response.head.rateLimits.requests?.limit == 4000)
    }

    @Test func membersOfTheValueAreMembersOfTheResponse() async throws {
        let transport = ScriptedTransport(.json(200, ["id": "m", "display_name": "M"]))
        let model = try await ClaudeClient.scripted(transport).models.retrieve("m")
        #expect(model.displayName == "M")
        #expect(model.value.id == "m")
    }

    @Test func aHeadHoldsNoSecret() async throws {
        let fields = [
            HeaderField("x-echo", "you sent sk-ant-api03-testing-KEY1 and CANARY-value"),
            HeaderField("request-id", "req_CANARY-token-of-mine"),
        ]
        let reply = ScriptedTransport.Reply.json(200, ["input_tokens": 1], fields: fields)
        let client = ClaudeClient.scripted(ScriptedTransport(reply)) {
            $0.headers = [
                HeaderField("x-gateway", "CANARY-value"),
                HeaderField("authorization", "Bearer CANARY-token-of-mine"),
            ]
        }
        let head = try await client.countTokens(.hello).head
        #expect(head.fields["x-echo"] == "you sent sk-…KEY1 and sk-…")
        #expect(head.requestID == "req_sk-…mine")
    }
}
