import ClaudeMessages
import MessagesTesting
import Testing

/// Gateways omit the content type or set a wrong one; the body decides.
@Suite struct ContentTypeTests {
    private static let message: JSON = [
        "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
        "content": [["type": "text", "text": "Hi"]], "stop_reason": "end_turn",
        "usage": ["input_tokens": 15, "output_tokens": 9],
    ]

    private func read(_ text: String, type: String?, pieces size: Int) async -> Reading {
        let fields = type.map { [HeaderField("content-type", $0)] } ?? []
        let bytes = Array(text.utf8)
        let chunks = stride(from: 0, to: bytes.count, by: size).map {
            Array(bytes[$0..<min($0 + size, bytes.count)])
        }
        return await ClaudeMessagesTests.read(
            .response(status: 200, fields: fields, chunks: chunks))
    }

    private static let types: [String?] = [
        nil, "", "application/octet-stream", "chemical/x-pdb", "application/json", "text/plain",
        "text/html; charset=utf-8", "text/event-stream", "TEXT/EVENT-STREAM",
    ]

    @Test(arguments: types, [1, 7, 10_000]) func aWholeMessage(_ type: String?, _ size: Int) async {
        for text in [
            "\(Self.message)", "\r\n\t \(Self.message)\n", "\u{FEFF}\(Self.message)",
        ] {
            let reading = await read(text, type: type, pieces: size)
            #expect(reading.error == nil)
            #expect(reading.message?.json == Message(json: Self.message)?.json)
        }
    }

    @Test(arguments: types, [1, 7, 10_000]) func aStream(_ type: String?, _ size: Int) async {
        let beginnings = [
            "", "\n\n", "\r\n", ": comment\n\n", ":\n", "\u{FEFF}", "\u{FEFF}\r\n", "id: 7\n",
            "id\n", "retry: 1\n", "data:\n\n", "data\n\n", "event: ping\ndata: {}\n\n",
        ]
        for text in beginnings.map({ $0 + Wire.hi }) {
            let reading = await read(text, type: type, pieces: size)
            #expect(reading.error == nil)
            #expect(reading.message?.text == "Hi")
        }
    }

    @Test(arguments: ["", " \n", String(repeating: " ", count: 10_000)])
    func nothing(_ text: String) async {
        for (type, code) in [
            (nil, ClaudeError.Code.cutOff), ("text/plain", .notAPI), ("application/json", .notAPI),
            ("text/event-stream", .cutOff),
        ] {
            let reading = await read(text, type: type, pieces: 100)
            #expect(reading.error?.code == code)
        }
    }

    /// Text that begins like a field name is not a stream.
    @Test(arguments: ["database is down", "eventually", "retry later", "Data: x"])
    func words(_ text: String) async {
        for size in [1, 100] {
            let reading = await read(text, type: "text/plain", pieces: size)
            #expect(reading.error?.code == .notAPI)
            #expect(reading.error?.message == text)
        }
    }

    /// The end of the body is not expected after `tool_use` or `pause_turn`: a gateway may go on.
    @Test(arguments: [("end_turn", 1), ("tool_use", 0), ("pause_turn", 0), ("max_tokens", 1)])
    func whenTheEndIsExpected(_ reason: String, _ count: Int) async {
        let transport = ScriptedTransport(
            .stream(Wire.answer(Wire.textBlock(0, "Hi"), reason: reason)))
        _ = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(transport.record.endsExpected == count)
    }
}
