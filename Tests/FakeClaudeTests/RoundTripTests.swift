import FakeClaude
import Testing
import WireJSON

/// The server accepts its own answers in a client's history.
@Suite struct RoundTripTests {
    private static let ask: JSON = ["role": "user", "content": "echo again"]

    private func send(_ messages: [JSON], _ client: borrowing TestClient) throws -> JSON {
        let request: JSON = [
            "model": "claude-sonnet-5-5", "max_tokens": 2000,
            "thinking": ["type": "adaptive", "display": "summarized"],
            "messages": .array(messages),
        ]
        client.send("POST", "/v1/messages", body: request.description)
        return try JSON(parsing: try client.answer().body)
    }

    @Test(arguments: [
        ("unknown", ["crystal_ball", "thinking", "text"]),
        ("redacted", ["redacted_thinking", "text"]), ("", ["thinking", "text"]),
        ("stop=pause_turn", ["thinking", "text", "server_tool_use"]),
    ])
    func historyIsAcceptedAsItCame(_ fault: String, _ types: [String]) throws {
        let server = try Server(configuration: Configuration())
        let client = try TestClient(port: try server.start())
        defer { server.stop() }
        server.enqueue(try FaultGrammar.parse(fault))
        let first = try send([["role": "user", "content": "hello"]], client)
        let blocks = try #require(first["content"]?.arrayValue)
        #expect(blocks.map(\.type) == types)
        var history: [JSON] = [
            ["role": "user", "content": "hello"],
            ["role": "assistant", "content": .array(blocks)],
        ]
        // A paused turn continues without another user message.
        if !fault.hasPrefix("stop") { history.append(Self.ask) }
        #expect(try send(history, client)["type"] == "message")
        history[0] = ["role": "user", "content": "hello, changed"]
        #expect(try send(history, client)["type"] == "error")
    }

    @Test func unknownBlocksMustNotChange() throws {
        let server = try Server(configuration: Configuration())
        let client = try TestClient(port: try server.start())
        defer { server.stop() }
        server.enqueue(try FaultGrammar.parse("unknown"))
        let first = try send([["role": "user", "content": "hello"]], client)
        var block = try #require(first["content"]?[0])
        block["exact"] = 1
        let answer = try send(
            [
                ["role": "user", "content": "hello"],
                ["role": "assistant", "content": [block]], Self.ask,
            ], client)
        #expect(
            answer["error"]?["message"]
                == "messages.1.content.0: `crystal_ball` block was modified")
    }
}
