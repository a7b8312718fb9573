import TestSupport
import Testing
import WireJSON

/// A hostile server: the program ends by itself, with the right exit code and the answer so far,
/// in less than 200 MB of memory.
@Suite(.serialized) struct HostileServerTests {
    struct Row: CustomTestStringConvertible {
        let testDescription: String
        let code: Int32
        /// The beginning of standard output; all of it unless `goesOn`.
        var output = ""
        var goesOn = false
        /// Standard error without the program's name.
        let says: String
        let answer: RawServer.Answer
    }

    @Test(arguments: streams + floods + wholes + errors)
    func isSurvived(_ row: Row) throws {
        let stage = try Stage()
        let server = try RawServer(row.answer)
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(server.port)"
        let program = try stage.start(["hi"])
        let memory = MemoryWatch(program.identifier)
        let end = program.waitForEnd(within: .seconds(60))
        let output = String(decoding: program.output.prefix(100), as: UTF8.self)
        #expect(end == .exited(row.code))
        #expect(row.goesOn ? output.hasPrefix(row.output) : output == row.output)
        let errors = String(decoding: program.errors, as: UTF8.self)
        #expect(errors.hasPrefix(row.says.isEmpty ? "" : "claude-chat: \(row.says)"), "\(errors)")
        #expect(errors.utf8.count < 1000)
        #expect(row.says.isEmpty == errors.isEmpty)
        #expect(server.requests == 1)
        #expect(memory.megabytes < 200)
        #if canImport(Glibc)
        #expect(memory.megabytes > 0)
        #endif
    }

    // MARK: Streams

    private static let streams: [Row] = [
        Row(
            testDescription: "a line without an end", code: 76, output: "kept\n",
            says: "the answer breaks a limit (an event of more than 8 MiB)",
            answer: stream(kept + "data: ", "x")),
        Row(
            testDescription: "a million arrays", code: 76, output: "kept\n",
            says: "the answer breaks a limit (the data of event '': nested too deeply at byte 128)",
            answer: stream(kept + "data: " + many(1_000_000, "[") + "\n\n", nil)),
        Row(
            testDescription: "siblings", code: 76, output: "kept\n",
            says: "the answer breaks a limit (the data of event '': too many values",
            answer: stream(kept + "data: [" + many(4_000_000, "1,") + "1]\n\n", nil)),
        Row(
            testDescription: "nests", code: 76, output: "kept\n",
            says: "the answer breaks a limit (the data of event '': too many values",
            answer: stream(
                kept + "data: [" + many(40_000, many(100, "[") + many(100, "]") + ",") + "1]\n\n",
                nil)),
        Row(
            testDescription: "members", code: 76, output: "kept\n",
            says: "the answer breaks a limit (the data of event '': too many values",
            answer: stream(kept + "data: {" + many(1_600_000, "\"\":1,") + "\"\":1}\n\n", nil)),
        Row(
            testDescription: "blocks without an end", code: 76, output: "kept\n",
            says: "the answer is garbled (content block index 4096)",
            answer: { number in
                number == 0
                    ? bytes(streamHead + kept + event("content_block_stop", #","index":0"#))
                    : bytes(
                        event("content_block_start", ",\"index\":\(number),\"content_block\":{}")
                            + event("content_block_stop", ",\"index\":\(number)"))
            }),
        Row(
            testDescription: "pings behind the end", code: 0, output: "kept\n", says: "",
            answer: stream(kept + end, event("ping", ""))),
        Row(
            testDescription: "5 MB of pings, comments and fields that mean nothing", code: 76,
            says: "the answer was cut off (the stream ended before the answer did)",
            answer: { number in
                let noise = event("ping", "") + ":\n\n: x\nid: 7\nretry: 1\nx: y\r\n\r\n"
                return number < 80
                    ? bytes(
                        (number == 0 ? streamHead : "") + many(65_536 / noise.utf8.count, noise))
                    : nil
            }),
    ]

    private static let floods: [Row] = [
        Row(
            testDescription: "text without an end", code: 22,
            output: "kept" + many(10, "é x ") + many(10, "\u{FFFD}"), goesOn: true,
            says: "the answer is longer than 64 MiB",
            answer: filled(kept, text(many(10, "é x ") + "#"))),
        Row(
            testDescription: "citations behind much text", code: 22,
            output: "kept" + many(20, "\u{FFFD}"),
            goesOn: true, says: "the answer is longer than 64 MiB",
            answer: { number in
                switch number {
                case 0: bytes(streamHead + kept)
                case 1...21: junk(text("#"))
                default:
                    bytes(
                        delta(
                            #"{"type":"citations_delta","citation":[\#(many(200_000, "1,"))1]}"#))
                }
            }),
        Row(
            testDescription: "tool calls without an end", code: 22, output: "kept\n",
            says: "the answer is longer than 64 MiB",
            answer: { number in
                number == 0
                    ? bytes(streamHead + kept + event("content_block_stop", #","index":0"#))
                    : bytes(call(number, "{\\\"a\\\":[" + many(60_000, "1,") + "1]}"))
            }),
        Row(
            testDescription: "the input of a tool without an end", code: 22, output: "kept\n",
            says: "the answer is longer than 64 MiB",
            answer: filled(
                kept + event("content_block_stop", #","index":0"#) + callStart(1)
                    + inputDelta(1, #"{\"a\":\""#), inputDelta(1, "#"))),
    ]

    // MARK: Bodies that are no streams, and errors

    private static let wholes: [Row] = [
        Row(
            testDescription: "15 MB of text in one piece", code: 0, output: many(10, "hello é/ "),
            goesOn: true, says: "",
            answer: lots(jsonHead + whole, #"hello \u00e9\/ "#, 15_000_000, "\"}]}")),
        Row(
            testDescription: "text in one piece without an end", code: 76,
            says: "the answer breaks a limit (an answer of more than 16777216 bytes)",
            answer: lots(jsonHead + whole, "x", .max, "")),
        Row(
            testDescription: "values in one piece", code: 76,
            says: "the answer breaks a limit (the answer: too many values",
            answer: lots(jsonHead + #"{"content":[],"a":["#, "1,", 15_000_000, "1]}")),
        Row(
            testDescription: "a million arrays in one piece", code: 76,
            says: "the answer breaks a limit (the answer: nested too deeply",
            answer: lots(jsonHead, "[", 1_000_000, "")),
    ]

    private static let errors: [Row] = [
        Row(
            testDescription: "an error without an end", code: 69,
            says: "not the API but something on the way to http://127.0.0.1:",
            answer: lots("HTTP/1.1 400 No\r\n\r\n", "x", .max, "")),
        Row(
            testDescription: "an error of a million arrays", code: 69,
            says: "not the API but something on the way to http://127.0.0.1:",
            answer: lots("HTTP/1.1 400 No\r\n\r\n", "[", 1_000_000, "")),
        Row(
            testDescription: "a head without an end", code: 76,
            says: "the answer breaks a limit (more than 256 KiB of header fields)",
            answer: lots("HTTP/1.1 200 OK\r\n", "a: b\r\n", .max, "")),
    ]

    // MARK: Parts of the answers

    private static let streamHead = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
    private static let jsonHead = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n"
    private static let whole =
        #"{"stop_reason":"end_turn","content":[{"type":"text","text":""#

    private static let kept =
        event("message_start", #","message":{"id":"m","model":"m","content":[]}"#)
        + event("content_block_start", #","index":0,"content_block":{"type":"text","text":""}"#)
        + text("kept")

    private static let end =
        event("content_block_stop", #","index":0"#)
        + event("message_delta", #","delta":{"stop_reason":"end_turn"}"#)
        + event("message_stop", "")

    private static func event(_ type: String, _ members: String) -> String {
        "data: {\"type\":\"\(type)\"\(members)}\n\n"
    }

    private static func delta(_ delta: String) -> String {
        event("content_block_delta", #","index":0,"delta":\#(delta)"#)
    }

    private static func text(_ text: String) -> String {
        delta(#"{"type":"text_delta","text":"\#(text)"}"#)
    }

    private static func inputDelta(_ index: Int, _ piece: String) -> String {
        event(
            "content_block_delta",
            #","index":\#(index),"delta":{"type":"input_json_delta","partial_json":"\#(piece)"}"#)
    }

    private static func callStart(_ index: Int) -> String {
        event(
            "content_block_start",
            #","index":\#(index),"content_block":{"type":"tool_use","id":"t","name":"n"}"#)
    }

    private static func call(_ index: Int, _ input: String) -> String {
        callStart(index) + inputDelta(index, input)
            + event("content_block_stop", #","index":\#(index)"#)
    }

    /// A stream with this start that then repeats a piece without end, or ends.
    private static func stream(_ start: String, _ piece: String?) -> RawServer.Answer {
        let start = bytes(streamHead + start)
        let piece = piece.map { bytes(many(65_536 / $0.utf8.count + 1, $0)) }
        return { $0 == 0 ? start : piece }
    }

    /// A stream with this start that then repeats an event full of junk without end.
    private static func filled(_ start: String, _ event: String) -> RawServer.Answer {
        let start = bytes(streamHead + start)
        let piece = junk(event)
        return { $0 == 0 ? start : piece }
    }

    /// The event with a million bytes of invalid UTF-8 in place of its `#`.
    ///
    /// Each is read as the three bytes of U+FFFD, so an answer outgrows what is sent.
    private static func junk(_ event: String) -> [UInt8] {
        let parts = event.split(separator: "#")
        return bytes(parts[0]) + [UInt8](repeating: 0xFF, count: 1_000_000) + bytes(parts[1])
    }

    /// About `count` bytes of repeated pieces between a start and an end.
    private static func lots(
        _ start: String, _ piece: String, _ count: Int, _ end: String
    ) -> RawServer.Answer {
        let block = bytes(many(65_536 / piece.utf8.count, piece))
        let last = count / block.count + 1
        return { number in
            switch number {
            case 0: bytes(start)
            case ..<last: block
            default: number == last && !end.isEmpty ? bytes(end) : nil
            }
        }
    }

    private static func many(_ count: Int, _ text: String) -> String {
        String(repeating: text, count: count)
    }

    private static func bytes(_ text: some StringProtocol) -> [UInt8] { Array(text.utf8) }
}
