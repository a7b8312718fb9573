import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct RawEventsTests {
    /// The forwarded bytes, and the error that ended them.
    private func relay(_ replies: [ScriptedTransport.Reply]) async -> (String, ClaudeError?) {
        let client = ClaudeClient.scripted(ScriptedTransport(replies))
        var bytes: [UInt8] = []
        do throws(ClaudeError) {
            for try await event in client.stream(.hello).rawEvents { bytes += event.bytes }
            return (String(decoding: bytes, as: UTF8.self), nil)
        } catch {
            return (String(decoding: bytes, as: UTF8.self), error)
        }
    }

    /// An event with unknown members and white space, which is forwarded unchanged.
    private static let odd =
        Wire.start()
        + "event: new_thing\ndata: {\"type\":\"new_thing\",\"x\":1.0}\n\n" + Wire.ping
        + Wire.blockStart(0)
        + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"caf\\u00e9\",\"new\":[]}      }\n\n"
        + Wire.blockStop(0) + Wire.end() + Wire.stop

    @Test(arguments: [1, 3, 7, 64, 100_000])
    func everythingGoesThrough(_ size: Int) async {
        let (text, error) = await relay([.stream(Self.odd, pieces: size)])
        #expect(text == Self.odd)
        #expect(error == nil)
    }

    @Test func severalLinesOfData() {
        let event = ServerSentEvent(name: "e", data: Array("a\nb\n".utf8))
        #expect(
            String(decoding: event.bytes, as: UTF8.self) == "event: e\ndata: a\ndata: b\ndata: \n\n"
        )
        #expect(ServerSentEvent(data: Array("a".utf8)).bytes == Array("data: a\n\n".utf8))
    }

    /// The start of a broken answer is not forwarded before that of the next.
    @Test(arguments: [1, 100_000])
    func aRequestThatIsSentAgainIsHandedOnOnce(_ size: Int) async {
        let broken = Wire.start() + Wire.ping + Wire.error("overloaded_error", "Overloaded")
        let (text, error) = await relay([.stream(broken, pieces: size), .stream(Wire.hi)])
        #expect(text == Wire.hi)
        #expect(error == nil)
    }

    @Test(arguments: [1, 100_000])
    func aFailureComesBehindWhatCame(_ size: Int) async {
        let begun = Wire.start() + Wire.blockStart(0) + Wire.text(0, "Hi")
        let broken = begun + Wire.error("overloaded_error", "Overloaded")
        let (text, error) = await relay([.stream(broken, pieces: size)])
        #expect(text == begun)
        #expect(error?.code == .overloaded)
    }

    @Test func anAnswerThatCameWholeIsToldAsEvents() async {
        let message: JSON = [
            "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
            "content": [["type": "text", "text": "Hi"]], "stop_reason": "end_turn",
            "stop_sequence": nil, "usage": ["input_tokens": 15, "output_tokens": 9],
        ]
        let (text, error) = await relay([
            .response(
                status: 200, fields: [HeaderField("content-type", "application/json")],
                chunks: [message.bytes])
        ])
        #expect(
            text
                == Wire.event([
                    "type": "message_start",
                    "message": [
                        "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
                        "content": [], "usage": ["input_tokens": 15, "output_tokens": 9],
                    ],
                ])
                + Wire.blockStart(0, ["type": "text", "text": "Hi"]) + Wire.blockStop(0)
                + Wire.event([
                    "type": "message_delta",
                    "delta": ["stop_reason": "end_turn", "stop_sequence": nil],
                    "usage": ["input_tokens": 15, "output_tokens": 9],
                ]) + Wire.stop)
        #expect(error == nil)
    }
}
