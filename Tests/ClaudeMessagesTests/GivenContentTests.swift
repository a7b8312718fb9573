import ClaudeMessages
import MessagesTesting
import Testing

/// Blocks inside `message_start`, or text in a block's start, as some servers send them.
@Suite struct GivenContentTests {
    private static func start(_ content: JSON, stop: JSON = nil) -> String {
        Wire.event([
            "type": "message_start",
            "message": [
                "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
                "content": content, "stop_reason": stop, "usage": ["input_tokens": 15],
            ],
        ])
    }

    private static let given: JSON = ["type": "text", "text": "given"]
    private static let thought: JSON = ["type": "thinking", "thinking": "hm", "signature": "s"]

    /// A stream and the resulting blocks.
    private static let rows: [(String, [JSON])] = [
        (start([given]) + Wire.end() + Wire.stop, [given]),
        (start([given]) + Wire.end(), [given]),
        (start([given], stop: "end_turn") + Wire.stop, [given]),
        (start([given], stop: "end_turn"), [given]),
        (start([thought, given]) + Wire.end() + Wire.stop, [thought, given]),
        // The server continues the indices, or restarts at 0.
        (
            start([given]) + Wire.textBlock(1, " more") + Wire.end() + Wire.stop,
            [given, ["type": "text", "text": " more"]]
        ),
        (
            start([given]) + Wire.textBlock(0, " more") + Wire.textBlock(1, "!") + Wire.end()
                + Wire.stop,
            [given, ["type": "text", "text": " more"], ["type": "text", "text": "!"]]
        ),
        // The server adds to the given block.
        (
            start([given]) + Wire.text(0, " more") + Wire.blockStop(0) + Wire.end() + Wire.stop,
            [["type": "text", "text": "given more"]]
        ),
        (
            start([["type": "text", "text": ""]]) + Wire.text(0, "all") + Wire.end() + Wire.stop,
            [["type": "text", "text": "all"]]
        ),
        (
            Wire.answer(Wire.block(0, given, ["type": "text_delta", "text": " more"])),
            [["type": "text", "text": "given more"]]
        ),
        (Wire.answer(Wire.block(0, given)), [given]),
        (Wire.answer(Wire.block(0, thought)), [thought]),
    ]

    @Test(arguments: pieceSizes) func isGivenOutAndKept(_ size: Int) async throws {
        for (stream, blocks) in Self.rows {
            let reading = await read(.stream(stream, pieces: size))
            #expect(reading.error == nil, "\(stream)")
            #expect(reading.message?.content.map(\.json) == blocks)
            var folded = MessageAccumulator()
            var filter = TextFilter()
            var text = ""
            for event in reading.events {
                try folded.fold(event)
                text += filter.text(of: event)
            }
            #expect(text + filter.finish() == reading.text)
            #expect(folded.message == reading.message)
        }
    }

    /// Each block begins and ends exactly once.
    @Test func eachBlockBeginsAndEnds() async {
        let stream = Self.start([Self.thought, Self.given]) + Wire.textBlock(2, "x") + Wire.end()
        let reading = await read(.stream(stream + Wire.stop))
        let places = reading.events.compactMap { event -> String? in
            switch event {
            case .messageStart(let message): "start \(message.content.count)"
            case .blockStart(let index, _): "begin \(index)"
            case .blockStop(let index): "end \(index)"
            case .messageStop: "stop"
            default: nil
            }
        }
        #expect(
            places == [
                "start 0", "begin 0", "begin 1", "begin 2", "end 2", "end 0", "end 1", "stop",
            ])
    }

    @Test func moreThanAnAnswerMayHave() async {
        let reading = await read(
            .stream(Self.start(.array([JSON](repeating: Self.given, count: 5000)))))
        #expect(reading.error?.code == .tooLarge)
    }

    /// A request is not sent again after given blocks.
    @Test func itHasBeenBilled() async {
        let transport = ScriptedTransport(
            .stream(
                Self.start([Self.given]), failure: TransportError(.connectionLost, "reset")))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .cutOff)
        #expect(reading.text == "given")
        #expect(transport.requests.count == 1)
    }
}
