import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct ClientTests {
    @Test func countsTokens() async throws {
        let transport = ScriptedTransport(
            .json(200, ["input_tokens": 2095], fields: [HeaderField("request-id", "req_1")]))
        let client = ClaudeClient.scripted(transport)
        let request = MessageRequest(
            model: "m", maxTokens: 100, messages: [.user("a")], system: [.text("s")],
            thinking: .enabled(budget: 2000), cacheControl: .fiveMinutes,
            extra: JSONObject([.init(name: "temperature", value: 1)]))
        let count = try await client.countTokens(request)
        #expect(count.value == 2095)
        #expect(count.head.requestID == "req_1")
        let sent = try #require(transport.requests.first)
        #expect(sent.url == "https://api.anthropic.com/v1/messages/count_tokens")
        #expect(
            String(decoding: sent.body.bytes, as: UTF8.self)
                == #"{"model":"m","thinking":{"type":"enabled","budget_tokens":2000},"#
                + #""cache_control":{"type":"ephemeral"},"temperature":1,"#
                + #""system":[{"type":"text","text":"s"}],"#
                + #""messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]}"#)
    }

    @Test(
        arguments: [
            (ScriptedTransport.Reply.json(200, ["input_tokens": -1]), ClaudeError.Code.malformed),
            (.json(200, ["input_tokens": "7"]), .malformed),
            (.json(200, ["input_tokens": [1]]), .malformed),
            (.json(200, []), .malformed),
            (.response(status: 200, fields: [], chunks: [Array("hello".utf8)]), .notAPI),
            (
                .response(
                    status: 200, fields: [HeaderField("content-type", "text/html")], chunks: []),
                .notAPI
            ),
            (.error(404, "not_found_error"), .notFound),
            (.failure(TransportError(.tls, "x")), .tls),
        ] as [(ScriptedTransport.Reply, ClaudeError.Code)])
    func countsThatAreNone(_ reply: ScriptedTransport.Reply, _ code: ClaudeError.Code) async {
        let transport = ScriptedTransport(reply)
        let client = ClaudeClient.scripted(transport)
        let error = await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) }
        #expect(error?.code == code)
        #expect(transport.requests.count == 1)
    }

    @Test func anAnswerWithoutEnd() async {
        let piece = [UInt8](repeating: 0x20, count: 1 << 20)
        let transport = ScriptedTransport(
            .response(status: 200, fields: [], chunks: [[UInt8]](repeating: piece, count: 100)))
        let client = ClaudeClient.scripted(transport)
        let count = await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) }
        #expect(count?.code == .tooLarge)
        #expect(transport.record.pulls == 2)
        let model = await #expect(throws: ClaudeError.self) {
            try await client.models.retrieve("m")
        }
        #expect(model?.code == .tooLarge)
        #expect(transport.record.pulls == 2 + 17)
    }

    @Test func prewarmingSendsNoKey() throws {
        let transport = ScriptedTransport(.stream(""))
        ClaudeClient.scripted(transport) { configuration in
            configuration.baseURL = (try? BaseURL("http://localhost:8080/api/")) ?? .anthropic
        }.prewarm()
        #expect(transport.record.prewarmed == ["http://localhost:8080/api/v1/messages"])
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: [
        (400, ClaudeError.Code.badRequest), (401, .authentication), (402, .billing),
        (403, .permission), (404, .notFound), (405, .badRequest), (408, .serverError),
        (409, .serverError), (413, .badRequest), (422, .badRequest), (429, .rateLimited),
        (451, .badRequest), (500, .serverError), (503, .serverError), (529, .overloaded),
        (599, .serverError), (999, .serverError), (199, .notAPI), (0, .notAPI),
    ])
    func everyStatusHasACode(_ status: Int, _ code: ClaudeError.Code) async {
        let error = await read(.error(status, "some_error", "why")).error
        #expect(error?.code == code)
        #expect(error?.status == status)
        #expect(error?.type == "some_error")
        #expect(error?.message == "why")
    }
}
