import ClaudeMessages
import MessagesTesting

extension HostileTableTests {
    private static func stream(_ name: String, _ code: ClaudeError.Code?, _ stream: String) -> Row {
        Self.stream(name, code, "kept", stream)
    }

    private static func stream(
        _ name: String, _ code: ClaudeError.Code?, _ text: String, _ stream: String
    ) -> Row {
        Row(testDescription: "a stream: " + name, reply: .stream(stream), code: code, text: text)
    }

    static let streams: [Row] =
        [
            stream("a web page", .notAPI, "", "<!doctype html>\n<title>Welcome</title>\n\n"),
            Row(
                testDescription: "a stream: a web page that says so",
                reply: .response(
                    status: 200, fields: [HeaderField("content-type", "text/html")],
                    chunks: [Array("<html>".utf8)]),
                code: .notAPI),
            stream("a web page as data", .notAPI, kept + "data: <html>\n\n"),
            stream("nothing", .cutOff, "", ""),
            stream("an end in the middle", .cutOff, kept),
            stream("an end inside an event", .cutOff, kept + "data: {\"type\":\"content"),
            stream("half an event", .malformed, kept + "data: {\"type\":\"content\n\n"),
            stream("a million arrays", .tooLarge, kept + "data: \(nests)\n\n"),
            stream("300,000 values", .tooLarge, kept + "data: \(siblings)\n\n"),
            Row(
                testDescription: "a stream: a line without an end",
                reply: .endless(kept + "data: ", "x"), code: .tooLarge, text: "kept",
                reads: (8 << 20) + 2 * piece),
            Row(
                testDescription: "a stream: an event without an end",
                reply: .endless(kept, "data: [[[[[[[[[[[[[[[[[[\n"), code: .tooLarge, text: "kept",
                reads: 12 << 20),
            Row(
                testDescription: "a stream: the name of an event without an end",
                reply: .endless(kept + "event: ", "x"), code: .tooLarge, text: "kept",
                reads: (8 << 20) + 2 * piece),
            Row(
                testDescription: "a stream: a line of zeros without an end",
                reply: .endless(kept, "\u{0}"), code: .tooLarge, text: "kept",
                reads: (8 << 20) + 2 * piece),
            Row(
                testDescription: "a stream: blocks without an end",
                reply: .made(status: 200, type: "text/event-stream") { number in
                    Array(
                        ((number == 0 ? kept : "") + Wire.blockStart(number + 1)
                            + Wire.blockStop(number + 1)).utf8)
                }, code: .malformed, text: "kept", reads: 2 << 20),
        ] + wrongIndices + wrongOrders + wrongUsages + wrongBytes + floods

    private static let wrongIndices: [Row] = [
        "-1", "-9223372036854775808", "2147483647", "4096", "9223372036854775808", "1e3", "0.5",
        "\"0\"", "null", "[0]", "1e999",
    ].flatMap { index in
        let number = "\"index\":\(index)"
        return [
            stream(
                "a delta for block \(index)", .malformed,
                kept + Wire.text(0, "x").replacing("\"index\":0", with: number)),
            stream(
                "a start of block \(index)", .malformed,
                kept + Wire.blockStart(1).replacing("\"index\":1", with: number)),
            stream(
                "an end of block \(index)", .malformed,
                kept + Wire.blockStop(0).replacing("\"index\":0", with: number)),
        ]
    }

    private static let wrongOrders: [Row] = [
        stream("the same block twice", .malformed, kept + Wire.blockStart(0)),
        stream("a delta for no block", .malformed, kept + Wire.text(1, "x")),
        stream("an end of no block", .malformed, kept + Wire.blockStop(1)),
        stream("an end twice", .malformed, kept + Wire.blockStop(0) + Wire.blockStop(0)),
        stream("a delta behind the end", .malformed, kept + Wire.blockStop(0) + Wire.text(0, "x")),
        stream("the message twice", .malformed, kept + Wire.start()),
        stream(
            "a delta of another kind", .malformed,
            kept + Wire.delta(0, ["type": "thinking_delta", "thinking": "x"])),
        stream("a delta without text", .malformed, kept + Wire.delta(0, ["type": "text_delta"])),
        stream(
            "a number for text", .malformed,
            kept + Wire.delta(0, ["type": "text_delta", "text": 5])),
        stream("no delta", .malformed, kept + Wire.delta(0, nil)),
        stream("a block that is no object", .malformed, kept + Wire.blockStart(1, "text")),
        stream("no message", .malformed, "", Wire.event(["type": "message_start"])),
        stream(
            "a message that is a list", .malformed, "",
            Wire.event(["type": "message_start", "message": []])),
        stream(
            "events that are no objects", .cutOff, kept + "data: 5\n\ndata: []\n\ndata: null\n\n"),
        stream("types that are no text", .cutOff, kept + "data: {\"type\":[\"ping\"]}\n\n"),
        stream("an error", .overloaded, kept + Wire.error("overloaded_error", "x")),
        stream("an error of no kind", .serverError, kept + "data: {\"type\":\"error\"}\n\n"),
    ]

    private static let wrongUsages: [Row] =
        absurdCounts.map { count in
            stream(
                "usage of \(count)", nil,
                kept
                    + rest.replacing("\"output_tokens\":9", with: "\"output_tokens\":\(count)"))
        } + [
            stream(
                "usage that is no object", nil,
                kept + rest.replacing("{\"output_tokens\":9}", with: "[5]"))
        ]

    private static let wrongBytes: [Row] =
        [
            ([0xFF], "kept\u{FFFD}"), ([0xC0, 0xAF], "kept\u{FFFD}\u{FFFD}"),
            // A lone surrogate becomes U+FFFD, also as three bytes of WTF-8.
            ([0xED, 0xA0, 0x80], "kept\u{FFFD}"),
            (Array(#"\ud800"#.utf8), "kept\u{FFFD}"), (Array(#"\u0000"#.utf8), "kept\u{0}"),
        ].map { bytes, text in
            let parts = (kept + rest).split(separator: "kept")
            return Row(
                testDescription: "a stream: the bytes \(bytes)",
                reply: .response(
                    status: 200, fields: [],
                    chunks: [Array((parts[0] + "kept").utf8), bytes, Array(parts[1].utf8)]),
                code: nil, text: text)
        } + [
            stream(
                "a raw zero in a string", .malformed,
                kept + Wire.text(0, "ab").replacing("ab", with: "a\u{0}b"))
        ]

    /// Endless streams of valid pieces.
    private static let floods: [Row] = [
        Row(
            testDescription: "a stream: citations without an end",
            reply: .endless(
                kept,
                Wire.delta(
                    0,
                    [
                        "type": "citations_delta",
                        "citation": .array([JSON](repeating: 1, count: 100_000)),
                    ])), code: .answerTooLong, text: "kept", reads: 4 << 20),
        Row(
            testDescription: "a stream: tool calls without an end",
            reply: .made(status: 200, type: "text/event-stream") { number in
                let input = "{\"a\":[1" + String(repeating: ",1", count: 100_000) + "]}"
                let call = Wire.block(
                    number + 1, ["type": "tool_use", "id": "t", "name": "n", "input": [:]],
                    ["type": "input_json_delta", "partial_json": JSON(input)])
                return Array(((number == 0 ? kept : "") + call).utf8)
            }, code: .answerTooLong, text: "kept", reads: 4 << 20),
        Row(
            testDescription: "a stream: members of a replacement without an end",
            reply: .made(status: 200, type: "text/event-stream") { number in
                let members = (0..<900).map {
                    JSONObject.Member(name: "k\(number)-\($0)", value: 1)
                }
                let type = JSONObject.Member(name: "type", value: "compaction_delta")
                let start = number == 0 ? kept + Wire.blockStart(1, ["type": "compaction"]) : ""
                return Array((start + Wire.delta(1, .object(JSONObject([type] + members)))).utf8)
            }, code: .tooLarge, text: "kept", reads: 1 << 20),
        Row(
            testDescription: "a stream: members of a message without an end",
            reply: .made(status: 200, type: "text/event-stream") { number in
                let event: JSON = ["type": "message_delta", "delta": ["k\(number)": 1]]
                return Array(((number == 0 ? kept : "") + Wire.event(event)).utf8)
            }, code: .tooLarge, text: "kept", reads: 1 << 20),
    ]
}
