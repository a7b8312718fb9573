import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct MessageAccumulatorTests {
    /// The resulting content of a stream of blocks, which is the same for every cut.
    private func content(_ blocks: String...) async throws -> JSON {
        let text = Wire.start() + blocks.joined() + Wire.end() + Wire.stop
        let whole = await read(text)
        try #require(whole.error == nil)
        for size in pieceSizes {
            let reading = await read(text, pieces: size)
            #expect(reading.events == whole.events)
            #expect(reading.message == whole.message)
        }
        return try #require(whole.message?.json["content"])
    }

    private func failure(_ events: String...) async -> ClaudeError? {
        await read(Wire.start() + events.joined() + Wire.end() + Wire.stop).error
    }

    private static let textStart: JSON = ["type": "text", "text": ""]
    private static let toolStart: JSON = [
        "type": "tool_use", "id": "toolu_1", "name": "get", "input": [:],
    ]
    private static let thinkingStart: JSON = ["type": "thinking", "thinking": "", "signature": ""]

    private static func piece(_ json: String) -> JSON {
        ["type": "input_json_delta", "partial_json": JSON(json)]
    }

    // MARK: Blocks

    @Test func text() async throws {
        let content = try await content(
            Wire.block(
                0, Self.textStart, ["type": "text_delta", "text": "a"],
                ["type": "text_delta", "text": ""], ["type": "text_delta", "text": "\u{301}b"]))
        #expect(content.description == "[{\"type\":\"text\",\"text\":\"a\u{301}b\"}]")
    }

    @Test func textThatIsThereAtTheStartIsContinued() async throws {
        let content = try await content(
            Wire.block(
                0, ["type": "text", "text": "a", "x": 1], ["type": "text_delta", "text": "b"]))
        #expect(content == [["type": "text", "text": "ab", "x": 1]])
    }

    @Test func blocksWithoutDeltasStayAsTheyStarted() async throws {
        let blocks: [JSON] = [
            ["type": "redacted_thinking", "data": "EmwKAhgB"],
            ["type": "web_search_tool_result", "tool_use_id": "s", "content": [["url": "u"]]],
            ["type": "container_upload", "file_id": "f"],
            ["type": "text", "text": "whole"],
            ["type": "tool_use", "id": "t", "name": "n", "input": ["a": 1]],
            ["type": "thinking", "thinking": "t", "signature": "s"],
            ["type": "something_new", "n": 1, "list": []],
        ]
        var text = ""
        for (index, block) in blocks.enumerated() { text += Wire.block(index, block) }
        #expect(try await content(text) == .array(blocks))
    }

    @Test func thinking() async throws {
        let content = try await content(
            Wire.block(
                0, Self.thinkingStart, ["type": "thinking_delta", "thinking": "step "],
                ["type": "thinking_delta", "thinking": "one", "estimated_tokens": 3],
                ["type": "signature_delta", "signature": "first"],
                ["type": "signature_delta", "signature": "last"]))
        #expect(
            content.description
                == #"[{"type":"thinking","thinking":"step one","signature":"last"}]"#)
    }

    @Test func omittedThinkingHasASignatureOnly() async throws {
        let content = try await content(
            Wire.block(
                0, ["type": "thinking", "thinking": ""],
                ["type": "signature_delta", "signature": "s"]))
        #expect(content == [["type": "thinking", "thinking": "", "signature": "s"]])
    }

    @Test func citations() async throws {
        let first: JSON = ["type": "char_location", "cited_text": "x", "start": 1]
        let second: JSON = ["type": "web_search_result_location", "url": "u"]
        let deltas: [JSON] = [
            ["type": "citations_delta", "citation": first],
            ["type": "text_delta", "text": "a"],
            ["type": "citations_delta", "citation": second],
        ]
        #expect(
            try await content(
                Wire.block(
                    0, ["type": "text", "text": "", "citations": []], deltas[0], deltas[1],
                    deltas[2]),
                Wire.block(1, Self.textStart, deltas[0], deltas[1]))
                == [
                    ["type": "text", "text": "a", "citations": [first, second]],
                    ["type": "text", "text": "a", "citations": [first]],
                ])
    }

    @Test(arguments: ["tool_use", "server_tool_use", "mcp_tool_use"])
    func toolInput(_ type: String) async throws {
        let start: JSON = ["type": JSON(type), "id": "t", "name": "n", "input": [:]]
        let content = try await content(
            Wire.block(
                0, start, Self.piece(""), Self.piece(#"{"b": "caf\u00"#),
                Self.piece(#"e9", "a": "#),
                Self.piece("[1.0, 2e3]}")))
        // Spelling and order of members are kept.
        #expect(
            content.description
                == "[{\"type\":\"\(type)\",\"id\":\"t\",\"name\":\"n\","
                + #""input":{"b":"caf\u00e9","a":[1.0,2e3]}}]"#)
    }

    @Test func anEmptyPieceIsAnEmptyInput() async throws {
        let text = Wire.answer(Wire.block(0, Self.toolStart, Self.piece("")), reason: "tool_use")
        let accumulator = try fold(text)
        #expect(accumulator.message?.content.first?.json == Self.toolStart)
        #expect(accumulator.brokenInputs == [])
        #expect(accumulator.isComplete)
    }

    /// Broken input gives a valid block, with the same input as in the official client.
    @Test(
        arguments: [
            (#"{"a": 1"#, ["a": 1]), (#"{"a": 1, "b": tru"#, ["a": 1]), (#"{"a": tru"#, [:]),
            ("{", [:]), ("nonsense", [:]), (#"{"a":1}}"#, ["a": 1]), ("5", [:]), ("null", [:]),
            ("[1]", [:]), (#""text""#, [:]), (#"{"a": [15, {"b": "c", "d": "e"#, Self.nested),
            (#"{"a": 1, "b"#, ["a": 1]), (#"{"a": 1,}"#, [:]), (#"{"a": 12."#, [:]),
            (#"{"a": "x", "b": "\u00"#, ["a": "x"]),
        ] as [(String, JSON)])
    func inputThatIsNoObjectIsBroken(_ input: String, _ readable: JSON) throws {
        let text = Wire.answer(
            Wire.textBlock(0, "x"), Wire.block(1, Self.toolStart, Self.piece(input)),
            Wire.block(3, Self.toolStart, Self.piece("{}")), reason: "max_tokens")
        let accumulator = try fold(text)
        #expect(accumulator.brokenInputs.map(\.text) == [input])
        #expect(accumulator.isComplete)
        #expect(accumulator.message?.content[1].json["input"] == readable)
    }

    private static let nested: JSON = ["a": [15, ["b": "c"]]]

    /// An answer that reached its token limit may lack the end of its last block.
    @Test func theEndOfTheMessageEndsItsBlocks() throws {
        let accumulator = try fold(
            Wire.start() + Wire.textBlock(0, "x") + Wire.blockStart(1, Self.toolStart)
                + Wire.delta(1, Self.piece(#"{"a": "b", "c": "d"#))
                + Wire.block(2, Self.toolStart) + Wire.blockStart(3, Self.toolStart)
                + Wire.delta(3, Self.piece("{}")) + Wire.end("max_tokens") + Wire.stop)
        #expect(accumulator.isComplete)
        #expect(accumulator.message?.content[1].json["input"] == ["a": "b"])
        #expect(accumulator.brokenInputs.map(\.text) == [#"{"a": "b", "c": "d"#])
    }

    /// `message_stop` ends a message also without a stop reason.
    @Test func theEndNeedsNoReason() throws {
        let accumulator = try fold(Wire.start() + Wire.textBlock(0, "x") + Wire.stop)
        #expect(accumulator.isComplete)
        #expect(accumulator.stopReason == nil)
        #expect(try fold(Wire.stop).isComplete == false)
    }

    @Test func inputNestedTooDeeplyIsBroken() throws {
        let deep =
            String(repeating: #"{"a":"#, count: 129) + "1" + String(repeating: "}", count: 129)
        let accumulator = try fold(
            Wire.answer(Wire.block(0, Self.toolStart, Self.piece(deep)), reason: "tool_use"))
        #expect(accumulator.brokenInputs.map(\.text) == [deep])
    }

    @Test func compactionReplaces() async throws {
        let content = try await content(
            Wire.block(
                0, ["type": "compaction", "content": "", "encrypted_content": nil],
                ["type": "compaction_delta", "content": "sum", "encrypted_content": "e"]))
        #expect(content == [["type": "compaction", "content": "sum", "encrypted_content": "e"]])
    }

    @Test func overlappingBlocksKeepTheirOwnText() async throws {
        let content = try await content(
            Wire.blockStart(0), Wire.text(0, "a"), Wire.blockStart(1), Wire.text(1, "x"),
            Wire.text(0, "b"), Wire.blockStop(0), Wire.text(1, "y"), Wire.blockStop(1))
        #expect(content == [["type": "text", "text": "ab"], ["type": "text", "text": "xy"]])
    }

    @Test func gapsInTheIndicesAreHarmless() async throws {
        #expect(
            try await content(Wire.textBlock(2, "a"), Wire.textBlock(4095, "b"))
                == [["type": "text", "text": "a"], ["type": "text", "text": "b"]])
    }

    @Test func whatIsUnknownIsIgnoredOrKept() async throws {
        let content = try await content(
            Wire.event(["type": "weather", "sky": "blue"]),
            Wire.block(
                0, ["type": "hologram", "voxels": 8], ["type": "voxel_delta", "voxel": 1],
                ["type": "text_delta", "text": "?"]),
            Wire.ping,
            Wire.block(
                1, Self.textStart, ["type": "text_delta", "text": "a"],
                ["type": "sparkle_delta", "sparkle": 1], ["type": "text_delta", "text": "b"]))
        #expect(content[1] == ["type": "text", "text": "ab"])
        #expect(content[0]?["type"] == "hologram")
        #expect(content[0]?["voxels"] == 8)
    }

    @Test func eventsBeforeTheStartThatMeanNothingAreHarmless() async {
        let reading = await read(Wire.ping + Wire.event(["type": "hello"]) + Wire.hi)
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
        #expect(reading.events.prefix(2) == [.ping, .unknown(type: "hello", ["type": "hello"])])
    }

    // MARK: Message members

    @Test func usageIsReplacedMemberByMember() async throws {
        let reading = await read(
            Wire.start(usage: [
                "input_tokens": 10, "cache_read_input_tokens": 5, "output_tokens": 1,
                "service_tier": "standard", "cache_creation": ["ephemeral_1h_input_tokens": 7],
            ])
                + Wire.textBlock(0, "x")
                + Wire.end(usage: [
                    "input_tokens": 404_500, "cache_read_input_tokens": nil, "output_tokens": 20,
                    "server_tool_use": ["web_search_requests": 10],
                ])
                + Wire.event([
                    "type": "message_delta", "delta": [:], "usage": ["output_tokens": 21],
                ]) + Wire.stop)
        #expect(reading.error == nil)
        #expect(
            reading.message?.usage.json == [
                "input_tokens": 404_500, "cache_read_input_tokens": 5, "output_tokens": 21,
                "service_tier": "standard", "cache_creation": ["ephemeral_1h_input_tokens": 7],
                "server_tool_use": ["web_search_requests": 10],
            ])
    }

    @Test func membersOfTheDeltaBelongToTheMessage() async throws {
        let reading = await read(
            Wire.start() + Wire.textBlock(0, "x")
                + Wire.event([
                    "type": "message_delta",
                    "delta": [
                        "stop_reason": "stop_sequence", "stop_sequence": "END",
                        "container": ["id": "c"], "stop_details": nil,
                    ],
                    "context_management": ["applied_edits": []],
                    "usage": ["output_tokens": 3],
                ]) + Wire.stop)
        let message = try #require(reading.message)
        #expect(
            message.json.description
                == #"{"id":"msg_1","type":"message","role":"assistant","model":"m","#
                + #""stop_reason":"stop_sequence","stop_sequence":"END","#
                + #""container":{"id":"c"},"context_management":{"applied_edits":[]},"#
                + #""content":[{"type":"text","text":"x"}],"#
                + #""usage":{"input_tokens":15,"output_tokens":3}}"#)
        #expect(message.stopReason == .stopSequence)
        #expect(message.stopSequence == "END")
        #expect(message.id == "msg_1")
        #expect(message.model == "m")
    }

    @Test func theModelIsTheOneThatAnswered() async {
        let fallback: JSON = [
            "type": "fallback", "from": ["model": "m"], "to": ["model": "other"],
        ]
        let reading = await read(
            Wire.answer(Wire.block(0, fallback), Wire.textBlock(1, "x")))
        #expect(reading.error == nil)
        #expect(reading.message?.model == "other")
        #expect(reading.message?.content.first?.json == fallback)
    }

    @Test func anUnknownStopReasonIsKept() async {
        let reading = await read(Wire.answer(Wire.textBlock(0, "x"), reason: "moon_phase"))
        #expect(reading.error == nil)
        #expect(reading.message?.stopReason == "moon_phase")
    }

    @Test func withoutMessageStopItIsComplete() async {
        let reading = await read(Wire.start() + Wire.textBlock(0, "x") + Wire.end())
        #expect(reading.error == nil)
        #expect(reading.text == "x")
        #expect(!reading.sawMessageStop)
        #expect(await read(Wire.hi).sawMessageStop)
    }

    @Test(arguments: [
        "",
        Wire.start(),
        Wire.start() + Wire.textBlock(0, "x"),
        Wire.start() + Wire.blockStart(0) + Wire.text(0, "x"),
        Wire.start() + Wire.blockStart(0) + Wire.text(0, "x") + Wire.end(),
        Wire.stop,
        Wire.ping,
    ])
    func anythingLessIsNot(_ text: String) async {
        for size in pieceSizes {
            let reading = await read(text, pieces: size)
            #expect(reading.error?.code == .cutOff)
            #expect(reading.message?.text ?? "" == (text.contains("\"x\"") ? "x" : ""))
        }
    }

    // MARK: Protocol violations

    @Test(arguments: [
        "-1", "4096", "2147483647", "9223372036854775808", "18446744073709551616", "1e300", "\"0\"",
        "0.5", "0.0", "1e0", "null", "[0]", "true",
    ])
    func indicesAreWholeNumbersInRange(_ index: String) async {
        func swapped(_ event: String) -> String {
            event.replacing("\"index\":7", with: "\"index\":\(index)")
        }
        for event in [Wire.blockStart(7), Wire.text(7, "x"), Wire.blockStop(7)] {
            let reading = await read(
                Wire.start() + Wire.blockStart(0) + Wire.text(0, "kept") + swapped(event)
                    + Wire.blockStop(0) + Wire.end() + Wire.stop)
            #expect(reading.error?.code == .malformed)
            #expect(reading.text == "kept")
        }
    }

    @Test func anIndexIsNeeded() async {
        #expect(
            await failure(Wire.event(["type": "content_block_stop"]))?.code == .malformed)
    }

    @Test(arguments: [
        Wire.textBlock(0, "a") + Wire.textBlock(0, "b"),
        Wire.blockStart(0) + Wire.blockStart(0) + Wire.blockStop(0),
        Wire.textBlock(1, "a") + Wire.textBlock(0, "b"),
        Wire.textBlock(0, "a") + Wire.text(0, "late"),
        Wire.text(0, "early"),
        Wire.textBlock(0, "a") + Wire.text(1, "lost"),
        Wire.textBlock(0, "a") + Wire.blockStop(0),
        Wire.blockStop(0),
        Wire.start(),
        Wire.event(["type": "content_block_start", "index": 0]),
        Wire.event(["type": "content_block_start", "index": 0, "content_block": "text"]),
        Wire.blockStart(0) + Wire.event(["type": "content_block_delta", "index": 0]),
        Wire.blockStart(0) + Wire.delta(0, ["text": "no type"]),
        Wire.blockStart(0) + Wire.delta(0, ["type": "text_delta"]),
        Wire.blockStart(0) + Wire.delta(0, ["type": "text_delta", "text": 5]),
        Wire.blockStart(0) + Wire.delta(0, ["type": "text_delta", "text": nil]),
        Wire.blockStart(0, thinkingStart) + Wire.delta(0, ["type": "thinking_delta"]),
        Wire.blockStart(0, thinkingStart) + Wire.delta(0, ["type": "signature_delta"]),
        Wire.blockStart(0, toolStart) + Wire.delta(0, ["type": "input_json_delta"]),
        // Deltas that do not fit their block's type.
        Wire.blockStart(0) + Wire.delta(0, piece("{}")),
        Wire.blockStart(0) + Wire.delta(0, ["type": "thinking_delta", "thinking": "t"]),
        Wire.blockStart(0) + Wire.delta(0, ["type": "signature_delta", "signature": "s"]),
        Wire.blockStart(0) + Wire.delta(0, ["type": "compaction_delta", "content": "c"]),
        Wire.blockStart(0, toolStart) + Wire.text(0, "t"),
        Wire.blockStart(0, toolStart)
            + Wire.delta(0, ["type": "citations_delta", "citation": [:]]),
        Wire.blockStart(0, thinkingStart) + Wire.text(0, "t"),
        Wire.blockStart(0, thinkingStart) + Wire.delta(0, piece("{}")),
        "data: {\"type\":\n\n",
        "data: \u{FFFF}\n\n",
        "data: DONE\n\n",
        "event: message_start\ndata: {\"message\":{}}\n\n",
    ])
    func violationsAreErrors(_ events: String) async {
        for size in pieceSizes {
            let text = Wire.start() + events + Wire.end() + Wire.stop
            let reading = await read(text, pieces: size)
            #expect(reading.error?.code == .malformed)
        }
    }

    @Test(arguments: [Wire.blockStart(0), Wire.text(0, "x"), Wire.blockStop(0), Wire.end()])
    func nothingComesBeforeTheStart(_ event: String) async {
        let reading = await read(event + Wire.hi)
        #expect(reading.error?.code == .malformed)
        #expect(reading.events == [])
    }

    @Test func blocksAreCounted() async {
        let blocks = (0..<4096).map { Wire.blockStart($0) + Wire.blockStop($0) }.joined()
        let whole = await read(Wire.answer(blocks), pieces: 1 << 16)
        #expect(whole.error == nil)
        #expect(whole.message?.content.count == 4096)
        let more = await read(Wire.answer(blocks + Wire.blockStart(4096)), pieces: 1 << 16)
        #expect(more.error?.code == .malformed)
    }

    /// The limit also holds without a stream, whose reader refuses the index earlier.
    @Test func blocksAreCountedWhereverTheyComeFrom() throws {
        var accumulator = try fold(Wire.start())
        for index in 0..<4096 {
            try accumulator.fold(.blockStart(index: index, block: .text("")))
        }
        let error = #expect(throws: ClaudeError.self) {
            try accumulator.fold(.blockStart(index: 4096, block: .text("")))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func theAnswerIsCapped() throws {
        var accumulator = try fold(Wire.start() + Wire.blockStart(0))
        let piece = String(repeating: "x", count: 1 << 20)
        for _ in 0..<64 { try accumulator.fold(.blockDelta(index: 0, delta: .text(piece))) }
        let error = #expect(throws: ClaudeError.self) {
            try accumulator.fold(.blockDelta(index: 0, delta: .text("x")))
        }
        #expect(error?.code == .answerTooLong)
        #expect(accumulator.message?.text.utf8.count == 64 << 20)
    }

    /// Every order of the six events of a short answer gives the right text or an error.
    @Test func noOrderLosesText() async {
        let events = [
            Wire.start(), Wire.blockStart(0), Wire.text(0, "Hi"), Wire.blockStop(0), Wire.end(),
            Wire.stop,
        ]
        var right = 0
        for order in permutations(Array(events.indices)) {
            let text = order.map { events[$0] }.joined()
            let reading = await read(text)
            if reading.error == nil {
                right += 1
                #expect(reading.text == "Hi", "order \(order)")
            }
        }
        // message_start and the block's events must be in order: 4 places for message_delta after
        // the start, times 6 for message_stop.
        #expect(right == 24)
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.flatMap { item in
            permutations(items.filter { $0 != item }).map { [item] + $0 }
        }
    }

    // MARK: Helpers

    /// Folds server-sent events without a stream.
    private func fold(_ text: String) throws -> MessageAccumulator {
        var accumulator = MessageAccumulator()
        for part in text.split(separator: "\n\n") {
            let line = try #require(part.split(separator: "\n").last)
            try accumulator.fold(try event(try JSON(parsing: line.dropFirst(6).utf8)))
        }
        return accumulator
    }

    private func event(_ json: JSON) throws -> StreamEvent {
        let index = json["index"]?.intValue ?? -1
        let delta = json["delta"]
        switch json["type"] {
        case "message_start":
            return .messageStart(
                try #require(json["message"].flatMap(Message.init(json:))))
        case "content_block_start":
            return .blockStart(
                index: index, block: ContentBlock(json: try #require(json["content_block"])))
        case "content_block_delta":
            if let text = delta?["text"]?.stringValue {
                return .blockDelta(index: index, delta: .text(text))
            }
            return .blockDelta(
                index: index,
                delta: .inputJSON(try #require(delta?["partial_json"]?.stringValue)))
        case "content_block_stop": return .blockStop(index: index)
        case "message_delta": return .messageDelta(json)
        default: return .messageStop
        }
    }
}
