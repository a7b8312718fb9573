import ClaudeMessages
import MessagesTesting
import Testing

/// A surrogate pair that a server cut between two events is joined.
///
/// The events, the message and the next request have the same text.
@Suite struct CutCharactersTests {
    /// A delta with a given JSON spelling.
    private static func delta(_ index: Int, _ type: String, _ member: String, _ spelled: String)
        -> String
    {
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":\(index),"
            + "\"delta\":{\"type\":\"\(type)\",\"\(member)\":\"\(spelled)\"}}\n\n"
    }

    private static func text(_ index: Int, _ spelled: String) -> String {
        delta(index, "text_delta", "text", spelled)
    }

    private static let thinkingStart: JSON = ["type": "thinking", "thinking": "", "signature": ""]
    private static let callStart: JSON = ["type": "tool_use", "id": "t", "name": "f", "input": [:]]

    /// The events between a message's start and its end, and the resulting blocks.
    private static let rows: [(String, [JSON])] = [
        (
            Wire.blockStart(0) + text(0, #"smile \ud83d"#) + text(0, #"\ude00 done"#)
                + Wire.blockStop(0), [["type": "text", "text": "smile 😀 done"]]
        ),
        (
            Wire.blockStart(0) + text(0, #"\ud83d"#) + Wire.ping + ": comment\n\n" + text(0, "")
                + delta(0, "hum_delta", "hum", "hm") + text(0, #"\ude00"#) + Wire.blockStop(0),
            [["type": "text", "text": "😀"]]
        ),
        // Each surrogate in an event of its own, or together with the next pair's first one.
        (
            Wire.blockStart(0) + text(0, #"\ud83d"#) + text(0, #"\ude00\ud83d"#)
                + text(0, #"\ude01\ud83d"#) + text(0, #"\ude02"#) + Wire.blockStop(0),
            [["type": "text", "text": "😀😁😂"]]
        ),
        // Citations between the pieces of the text.
        (
            Wire.blockStart(0, ["type": "text", "text": "", "citations": []])
                + text(0, #"a\ud83d"#)
                + Wire.delta(0, ["type": "citations_delta", "citation": ["cited_text": "x"]])
                + text(0, #"\ude00b"#) + Wire.blockStop(0),
            [["type": "text", "text": "a😀b", "citations": [["cited_text": "x"]]]]
        ),
        // A block start with a part of a character.
        (
            "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
                + "{\"type\":\"text\",\"text\":\"a\\ud83d\"}}\n\n" + text(0, #"\ude00b"#)
                + Wire.blockStop(0), [["type": "text", "text": "a😀b"]]
        ),
        (
            Wire.blockStart(0, thinkingStart) + delta(0, "thinking_delta", "thinking", #"a\ud83d"#)
                + delta(0, "thinking_delta", "thinking", #"\ude00b"#)
                + delta(0, "signature_delta", "signature", "s") + Wire.blockStop(0),
            [["type": "thinking", "thinking": "a😀b", "signature": "s"]]
        ),
        // Tool input, which is JSON in a JSON string, cut in the outer and in the inner one.
        (
            Wire.blockStart(0, callStart)
                + delta(0, "input_json_delta", "partial_json", #"{\"a\":\"\ud83d"#)
                + delta(0, "input_json_delta", "partial_json", #"\ude00\"}"#) + Wire.blockStop(0),
            [["type": "tool_use", "id": "t", "name": "f", "input": ["a": "😀"]]]
        ),
        (
            Wire.blockStart(0, callStart)
                + delta(0, "input_json_delta", "partial_json", #"{\"a\":\"\\ud8"#)
                + delta(0, "input_json_delta", "partial_json", #"3d"#)
                + delta(0, "input_json_delta", "partial_json", #"\\ude00\"}"#) + Wire.blockStop(0),
            [["type": "tool_use", "id": "t", "name": "f", "input": ["a": "😀"]]]
        ),
        // Overlapping blocks, each with its own cut characters.
        (
            Wire.blockStart(0) + Wire.blockStart(1, thinkingStart) + text(0, #"\ud83d"#)
                + delta(1, "thinking_delta", "thinking", #"\ud83c"#) + text(0, #"\ude00"#)
                + Wire.blockStop(0) + delta(1, "thinking_delta", "thinking", #"\udf0d"#)
                + Wire.blockStop(1),
            [
                ["type": "text", "text": "😀"],
                ["type": "thinking", "thinking": "🌍", "signature": ""],
            ]
        ),
        // A lone surrogate becomes one U+FFFD at the end of its block or of the answer.
        (
            Wire.blockStart(0) + text(0, #"a\ud83d"#) + Wire.blockStop(0) + Wire.blockStart(1)
                + text(1, #"\ude00b\ud83d"#),
            [
                ["type": "text", "text": "a\u{FFFD}"],
                ["type": "text", "text": "\u{FFFD}b\u{FFFD}"],
            ]
        ),
        (
            Wire.blockStart(0) + text(0, #"a\ud83d"#) + text(0, "b") + Wire.blockStop(0),
            [["type": "text", "text": "a\u{FFFD}b"]]
        ),
    ]

    @Test(arguments: pieceSizes) func whatIsKept(_ size: Int) async throws {
        for (blocks, expected) in Self.rows {
            let stream = Wire.start() + blocks + Wire.end() + Wire.stop
            let reading = await read(.stream(stream, pieces: size))
            #expect(reading.error == nil)
            let message = try #require(reading.message)
            #expect(message.content.map(\.json) == expected)
            // The next request has no lone surrogate.
            let next = MessageRequest(
                model: "m", maxTokens: 1, messages: [InputMessage(.assistant, message.content)])
            let sent = try JSON(parsing: next.json(stream: true).bytes)
            #expect(sent["messages"]?[0]?["content"] == .array(expected))
        }
    }

    @Test(arguments: pieceSizes) func whatIsGivenOut(_ size: Int) async throws {
        for (blocks, _) in Self.rows {
            let stream = Wire.start() + blocks + Wire.end() + Wire.stop
            let reading = await read(.stream(stream, pieces: size))
            var folded = MessageAccumulator()
            for event in reading.events { try folded.fold(event) }
            #expect(folded.message == reading.message)
            var pieces = ""
            let client = ClaudeClient.scripted(ScriptedTransport(.stream(stream, pieces: size)))
            for try await piece in client.stream(.hello).text { pieces += piece }
            #expect(pieces == reading.text)
        }
    }

    /// Raw events keep the spelling received.
    @Test func rawEventsStayAsTheyCame() async throws {
        for (blocks, _) in Self.rows where !blocks.contains(": comment") {
            let stream = Wire.start() + blocks + Wire.end() + Wire.stop
            var bytes: [UInt8] = []
            let client = ClaudeClient.scripted(ScriptedTransport(.stream(stream)))
            for try await event in client.stream(.hello).rawEvents { bytes += event.bytes }
            #expect(String(decoding: bytes, as: UTF8.self) == stream)
        }
    }

    /// A text cut between any two of its UTF-16 units.
    @Test func anyCut() async {
        let units = Array("a😀👨‍👩‍👧é\u{10FFFF}".utf16)
        func spelled(_ units: ArraySlice<UInt16>) -> String {
            units.map { "\\u" + String(0x10000 + UInt32($0), radix: 16).dropFirst() }.joined()
        }
        for first in 0...units.count {
            for second in first...units.count {
                let reading = await read(
                    .stream(
                        Wire.answer(
                            Wire.blockStart(0) + Self.text(0, spelled(units[..<first]))
                                + Self.text(0, spelled(units[first..<second]))
                                + Self.text(0, spelled(units[second...])) + Wire.blockStop(0))))
                #expect(Array(reading.text.utf16) == units)
            }
        }
    }

    /// A lone surrogate at the end of a broken stream is dropped.
    @Test func aStreamThatBreaksOff() async {
        let begun = Wire.start() + Wire.blockStart(0) + Self.text(0, #"half \ud83d"#)
        let reading = await read(
            .stream(begun, failure: TransportError(.connectionLost, "reset")))
        #expect(reading.error?.code == .cutOff)
        #expect(reading.text == "half ")
    }

    @Test func aMessageThatCameWhole() async {
        let body =
            #"{"type":"message","stop_reason":"end_turn","content":[{"type":"text","#
            + #""text":"a\ud83d\ude00\ud83d"},{"type":"text","text":"\ude00"}]}"#
        let reading = await read(
            .response(
                status: 200, fields: [HeaderField("content-type", "application/json")],
                chunks: [Array(body.utf8)]))
        #expect(reading.text == "a😀\u{FFFD}\u{FFFD}")
    }
}
