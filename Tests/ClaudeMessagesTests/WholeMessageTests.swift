import ClaudeMessages
import MessagesTesting
import Testing

/// Answers without streaming.
@Suite struct WholeMessageTests {
    private static let json: JSON = [
        "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
        "content": [
            ["type": "thinking", "thinking": "hm", "signature": "s"],
            ["type": "text", "text": "Hi", "citations": nil],
            ["type": "tool_use", "id": "toolu_1", "name": "f", "input": ["a": 1]],
        ],
        "stop_sequence": nil, "stop_reason": "tool_use",
        "usage": ["input_tokens": 15, "output_tokens": 9],
    ]

    @Test(arguments: pieceSizes) func aMessage(_ size: Int) async throws {
        let transport = ScriptedTransport(
            .response(
                status: 200,
                fields: [
                    HeaderField("content-type", "application/json"),
                    HeaderField("request-id", "req_1"),
                ],
                chunks: cut(Self.json.bytes, size)))
        let message = try await ClaudeClient.scripted(transport).message(.hello)
        #expect(message.value.content == Message(json: Self.json)?.content)
        #expect(message.usage == Usage(json: ["input_tokens": 15, "output_tokens": 9]))
        #expect(message.stopReason == .toolUse)
        #expect(message.id == "msg_1")
        #expect(message.text == "Hi")
        #expect(message.head.requestID == "req_1")
        #expect(transport.calls == ["POST https://api.anthropic.com/v1/messages"])
        #expect(
            transport.requests.map { String(decoding: $0.body.bytes, as: UTF8.self) } == [
                #"{"model":"m","max_tokens":10,"#
                    + #""messages":[{"role":"user","content":[{"type":"text","text":"hello"}]}]}"#
            ])
    }

    @Test func aServerThatStreamsUnasked() async throws {
        let message = try await ClaudeClient.scripted(
            ScriptedTransport(.stream(Wire.hi, pieces: 5))
        )
        .message(.hello)
        #expect(message.text == "Hi")
        #expect(message.head.status == 200)
    }

    @Test(
        arguments: [
            (.json(200, ["content": []]), ClaudeError.Code.cutOff, 1),
            (.json(200, ["id": "m"]), .malformed, 1),
            (.response(status: 200, fields: [], chunks: []), .cutOff, 1),
            (.error(400, "invalid_request_error"), .badRequest, 1),
            (.error(529, "overloaded_error"), .overloaded, 3),
            (.failure(TransportError(.connectionLost, "x")), .connectionLost, 3),
            // The answer was complete, and billed, before it was sent.
            (
                .response(
                    status: 200, fields: [HeaderField("content-type", "application/json")],
                    chunks: [Array("{".utf8)], failure: TransportError(.connectionLost, "x")),
                .connectionLost, 1
            ),
        ] as [(ScriptedTransport.Reply, ClaudeError.Code, Int)])
    func failures(
        _ reply: ScriptedTransport.Reply, _ code: ClaudeError.Code, _ requests: Int
    ) async {
        let transport = ScriptedTransport(reply)
        let client = ClaudeClient.scripted(transport)
        let error = await #expect(throws: ClaudeError.self) { try await client.message(.hello) }
        #expect(error?.code == code)
        #expect(transport.requests.count == requests)
    }
}
