import ClaudeMessages
import MessagesTesting
import Testing

/// Gateways join the messages of a tool loop in one stream; read as in the official client.
@Suite struct JoinedMessagesTests {
    private static let call: JSON = ["type": "tool_use", "id": "t", "name": "f", "input": [:]]

    private static let first = Wire.answer(
        Wire.textBlock(0, "one"),
        Wire.block(1, call, ["type": "input_json_delta", "partial_json": #"{"a": 1}"#]),
        reason: "tool_use")

    @Test(arguments: pieceSizes) func blocksAreAppended(_ size: Int) async {
        let second = Wire.answer(Wire.block(0, ["type": "text", "text": "two"]))
        let reading = await read(Self.first + second, pieces: size)
        #expect(reading.error == nil)
        #expect(
            reading.message?.content.map(\.json) == [
                ["type": "text", "text": "one"],
                ["type": "tool_use", "id": "t", "name": "f", "input": ["a": 1]],
                ["type": "text", "text": "two"],
            ])
        #expect(reading.message?.stopReason == .endTurn)
        #expect(reading.text == "one\n\ntwo")
        // Each block begins once, with an index of its own.
        let starts = reading.events.compactMap { event -> Int? in
            if case .blockStart(let index, _) = event { index } else { nil }
        }
        #expect(starts == [0, 1, 2])
    }

    /// A delta is added to the block at the position it names, if it fits.
    @Test(arguments: pieceSizes) func deltasGoWhereTheyFit(_ size: Int) async {
        let second =
            Wire.start() + Wire.blockStart(0) + Wire.text(0, " more") + Wire.text(1, "nowhere")
            + Wire.text(7, "nowhere") + Wire.ping + Wire.blockStop(0)
            + Wire.end("stop_sequence", usage: ["output_tokens": 20]) + Wire.stop
        let reading = await read(Self.first + second, pieces: size)
        #expect(reading.error == nil)
        #expect(
            reading.message?.content.map { $0.text ?? $0.type } == ["one more", "tool_use", ""])
        #expect(reading.message?.toolCalls.map(\.input) == [["a": 1]])
        #expect(reading.message?.stopReason == .stopSequence)
        #expect(reading.message?.usage.outputTokens == 20)
        let late = reading.events.filter {
            if case .blockDelta(_, .text(let text)) = $0 { text != "one" } else { false }
        }
        #expect(late == [.blockDelta(index: 0, delta: .text(" more"))])
    }

    /// The usage of each joined message.
    @Test func eachHasItsUsage() throws {
        func usages(_ events: [StreamEvent]) throws -> [Usage] {
            var accumulator = MessageAccumulator()
            for event in events { try accumulator.fold(event) }
            return accumulator.joinedUsages
        }
        func message(_ input: Int, _ output: Int) throws -> [StreamEvent] {
            let start: JSON = ["usage": ["input_tokens": JSON(input), "output_tokens": 1]]
            return [
                .messageStart(try #require(Message(json: start))),
                .messageDelta([
                    "delta": ["stop_reason": "end_turn"], "usage": ["output_tokens": JSON(output)],
                ]), .messageStop,
            ]
        }
        #expect(try usages(message(10, 5)) == [])
        let all = try usages(message(10, 5) + message(20, 6) + message(30, 7))
        #expect(all.map(\.inputTokens) == [10, 20, 30])
        #expect(all.map(\.outputTokens) == [5, 6, 7])
    }

    /// `highestUsage` keeps the higher count when a later one is lower.
    @Test(
        arguments: [
            (["output_tokens": 50], nil), (["output_tokens": 1, "input_tokens": 100], nil),
            (["output_tokens": 0], [100, 1]),
            (["output_tokens": 50, "input_tokens": 0], [100, 50]),
        ] as [(JSON, [Int]?)])
    func aCountThatFalls(_ usage: JSON, _ highest: [Int]?) throws {
        var accumulator = MessageAccumulator()
        let start: JSON = ["usage": ["input_tokens": 100, "output_tokens": 1]]
        try accumulator.fold(.messageStart(try #require(Message(json: start))))
        try accumulator.fold(.messageDelta(["delta": [:], "usage": usage]))
        // The last value, as in the official client.
        #expect(accumulator.usage.outputTokens == usage["output_tokens"]?.intValue)
        let found = accumulator.highestUsage
        #expect(found.map { [$0.inputTokens ?? -1, $0.outputTokens ?? -1] } == highest)
    }
}
