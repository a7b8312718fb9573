import ClaudeMessages
import MessagesTesting
import Testing

/// Answers that differ between servers are read as in the official client.
@Suite struct OfficialReadingTests {
    /// Keep-alive data of proxies is ignored.
    @Test(arguments: [
        "event: ping\ndata: pong\n\n", "event: ping\ndata:\n\n", "event: x\ndata:\n\n",
        "data:\n\n", "data: [DONE]\n\n", "event: done\ndata: [DONE]\n\n",
    ])
    func eventsThatSayNothing(_ event: String) async {
        for size in pieceSizes {
            let text = Wire.answer(event, Wire.textBlock(0, "Hi"), event) + event
            let reading = await read(text, pieces: size)
            #expect(reading.error == nil)
            #expect(reading.text == "Hi")
        }
    }

    @Test(arguments: [200, 201, 202, 203, 299]) func everySuccessIsOne(_ status: Int) async {
        let json: JSON = [
            "type": "message", "content": [["type": "text", "text": "Hi"]], "stop_reason": nil,
        ]
        let reading = await read(.json(status, json))
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
        let stream = await read(
            .response(
                status: status, fields: [HeaderField("content-type", "text/event-stream")],
                chunks: [Array(Wire.hi.utf8)]))
        #expect(stream.error == nil)
        #expect(stream.text == "Hi")
    }

    /// The request id in the header fields has priority: one in the body may be another server's.
    @Test func theRequestIDIsThatOfTheHead() async {
        let event = Wire.event([
            "type": "error", "error": ["type": "api_error", "message": "no"],
            "request_id": "req_body",
        ])
        for (fields, id) in [
            ([HeaderField("request-id", "req_head")], "req_head"), ([], "req_body"),
        ] {
            let stream = await read(.stream(Wire.start() + event, fields: fields))
            #expect(stream.error?.requestID == id)
            let answer = await read(.error(500, "api_error", fields: fields))
            #expect(answer.error?.requestID == id)
        }
    }

    /// A cut tool call has the part of its input that can be parsed, during and after the stream.
    @Test func aCallThatBreaksOff() async throws {
        let call = Wire.blockStart(
            0, ["type": "tool_use", "id": "t", "name": "f", "input": [:]])
        let piece = Wire.delta(
            0, ["type": "input_json_delta", "partial_json": #"{"a": [1, 2], "b": "hel"#])
        let reading = await read(Wire.start() + call + piece)
        #expect(reading.error?.code == .cutOff)
        #expect(reading.message?.toolCalls.map(\.input) == [["a": [1, 2]]])
    }
}
