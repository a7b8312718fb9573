import FakeClaude
import Testing
import WireJSON

@Suite struct StreamTests {
    private static func finished(
        _ answer: Answer, _ request: MessagesRequest
    ) -> Finished {
        var random = Random(seed: 7)
        return Finished(
            answer, request: request, promptTokens: 10,
            signature: { text in
                ThinkingSignature(
                    model: request.model.id,
                    shown: request.thinkingMode == .on(shown: true), text: text, prefix: 1,
                    previous: 0, key: 1)
            }, random: &random)
    }

    private static let frame = MessageFrame(
        id: "msg_1", model: "m", usage: Usage(input: 10, read: 5))

    private static func events(_ answer: Answer, _ body: String) throws -> [StreamEvent] {
        let request = try checked(body)
        return EventComposer.events(
            for: finished(answer, request), frame: frame, model: request.model,
            random: Random(seed: 7))
    }

    /// The content that a client assembles from the events.
    private static func content(_ events: [StreamEvent]) throws -> JSON {
        var blocks: [JSON] = []
        var inputs: [Int: String] = [:]
        for event in events {
            guard let index = event.data["index"]?.intValue else { continue }
            if let block = event.data["content_block"] { blocks.append(block) }
            for (type, member) in [
                ("text_delta", "text"), ("thinking_delta", "thinking"),
                ("signature_delta", "signature"),
            ] where event.data["delta"]?.type == type {
                let text = blocks[index][member]?.stringValue ?? ""
                blocks[index][member] = JSON(
                    text + (event.data["delta"]?[member]?.stringValue ?? ""))
            }
            if let citation = event.data["delta"]?["citation"] {
                let list = blocks[index]["citations"]?.arrayValue ?? []
                blocks[index]["citations"] = .array(list + [citation])
            }
            inputs[index, default: ""] += event.data["delta"]?["partial_json"]?.stringValue ?? ""
        }
        for (index, text) in inputs where !text.isEmpty {
            blocks[index]["input"] = try JSON(parsing: text)
        }
        return .array(blocks)
    }

    @Test(arguments: [
        Answer(blocks: [.text("Hello, wide world of many words and 日本.")]),
        Answer(thinking: "hm, let me see", blocks: [.text("so")]),
        Answer(
            thinking: "hm", blocks: [.text("a"), .toolUse(name: "t", input: ["a": [1, 2]])],
            stopReason: "tool_use"),
        Answer(blocks: [.toolUse(name: "t", input: [:]), .toolUse(name: "u", input: ["x": "y"])]),
        Answer(blocks: [.text(NumberedWords.text(500))]),
        Answer(blocks: [
            .text("I look."), .serverToolUse(name: "web_search", input: ["query": "a"]),
            .serverToolResult(type: "web_search_tool_result", of: nil, content: []),
            .cited("so", citations: [["type": "web_search_result_location"], ["type": "b"]]),
            .cited("and so", citations: [["type": "char_location"]]),
        ]),
        Answer(blocks: []),
    ])
    func streamAndWholeMessageSayTheSame(_ answer: Answer) throws {
        for display in ["summarized", "omitted"] {
            let asked = body(
                "claude-opus-5", say: "a",
                #""thinking":{"type":"adaptive","display":"\#(display)"}"#)
            let request = try checked(asked)
            let finished = Self.finished(answer, request)
            let events = try Self.events(answer, asked)
            #expect(try Self.content(events) == finished.content)
            let delta = try #require(events.dropLast().last)
            #expect(delta.name == "message_delta")
            #expect(delta.data["usage"]?["output_tokens"]?.intValue == finished.outputTokens)
            #expect(events.last?.name == "message_stop")
            #expect(events.map(\.tokens) == events.map(\.tokens).sorted())
        }
    }

    @Test func aShortStreamEventForEvent() throws {
        let answer = Answer(blocks: [.toolUse(name: "t", input: [:])], stopReason: "tool_use")
        let events = try Self.events(answer, body("claude-opus-4-6"))
        #expect(
            events.map(\.name) == [
                "message_start", "content_block_start", "ping", "content_block_delta",
                "content_block_stop", "message_delta", "message_stop",
            ])
        let delta: JSON = [
            "type": "content_block_delta", "index": 0,
            "delta": ["type": "input_json_delta", "partial_json": ""],
        ]
        #expect(events[3].data == delta)
        let end: JSON = [
            "type": "message_delta",
            "delta": ["stop_reason": "tool_use", "stop_sequence": nil, "stop_details": nil],
            "usage": [
                "input_tokens": 10, "cache_creation_input_tokens": 0,
                "cache_read_input_tokens": 5, "output_tokens": 1,
                "output_tokens_details": ["thinking_tokens": 0],
            ],
        ]
        #expect(events[5].data == end)
    }

    @Test func resultsNameTheCallBeforeThem() throws {
        let answer = Answer(blocks: [
            .serverToolUse(name: "web_search", input: [:]),
            .serverToolResult(type: "web_search_tool_result", of: nil, content: ["a"]),
            .serverToolUse(name: "web_fetch", input: [:]),
            .serverToolResult(type: "web_fetch_tool_result", of: nil, content: ["type": "x"]),
            .serverToolResult(
                type: "web_fetch_tool_result", of: "srvtoolu_old", content: ["type": "x_error"]),
        ])
        let request = try checked(body("claude-opus-4-6"))
        let finished = Self.finished(answer, request)
        let blocks = try #require(finished.content.arrayValue)
        #expect(blocks[0]["id"]?.stringValue?.hasPrefix("srvtoolu_01") == true)
        #expect(blocks[0]["id"] != blocks[2]["id"])
        #expect(
            [1, 3, 4].map { blocks[$0]["tool_use_id"] }
                == [blocks[0]["id"], blocks[2]["id"], "srvtoolu_old"])
        #expect([finished.searches, finished.fetches] == [1, 1])
        let events = EventComposer.events(
            for: finished, frame: Self.frame, model: request.model, random: Random(seed: 7))
        let usage = events.first { $0.name == "message_delta" }?.data["usage"]
        #expect(usage?["input_tokens"]?.intValue == 10 + finished.resultTokens)
        #expect(
            usage?["server_tool_use"] == ["web_search_requests": 1, "web_fetch_requests": 1])
    }

    @Test func bytesArePaddedInsideTheBrace() {
        let event = StreamEvent("message_stop", [:], padding: 4)
        #expect(
            String(decoding: event.bytes(), as: UTF8.self)
                == "event: message_stop\ndata: {\"type\":\"message_stop\"    }\n\n")
        let ping = StreamEvent("ping", [:], padding: 4)
        #expect(
            String(decoding: ping.bytes(lineEnd: "\r\n"), as: UTF8.self)
                == "event: ping\r\ndata: {\"type\": \"ping\"}\r\n\r\n")
    }

    @Test func maximumTokensCutTheAnswer() throws {
        let request = try checked(
            #"{"model":"claude-opus-4-6","max_tokens":3,"messages":[{"role":"user","content":"a"}]}"#
        )
        let finished = Self.finished(Answer(blocks: [.text("one two three four")]), request)
        #expect(finished.blocks == [.text(pieces: ["one", " two", " three"])])
        #expect(finished.stopReason == "max_tokens" && finished.outputTokens == 3)
    }

    @Test func stopSequencesEndTheAnswer() throws {
        let request = try checked(
            body("claude-opus-4-6", say: "a", #""stop_sequences":["four","three"]"#))
        let finished = Self.finished(Answer(blocks: [.text("one two three four")]), request)
        #expect(finished.blocks == [.text(pieces: ["one", " two", " "])])
        #expect(finished.stopReason == "stop_sequence" && finished.stopSequence == "three")
    }
}
