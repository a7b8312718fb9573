import FakeClaude
import Testing
import WireJSON

/// Turns that the server pauses, and turns with calls of both sides.
@Suite struct PausedTurnTests {
    private static let tools: JSON = [
        ["type": "web_search_20260318", "name": "web_search"],
        ["name": "clock", "input_schema": ["type": "object"]],
    ]

    private func send(_ messages: [JSON], _ fake: borrowing FakeServer) throws -> JSON {
        let request: JSON = [
            "model": "claude-sonnet-5-5", "max_tokens": 2000, "tools": Self.tools,
            "messages": .array(messages),
        ]
        return try fake.message(request.description)
    }

    private func user(_ content: JSON) -> JSON { ["role": "user", "content": content] }

    private func types(_ message: JSON) -> [String] {
        (message["content"]?.arrayValue ?? []).map(\.type)
    }

    @Test func aPausedTurnGoesOn() throws {
        let fake = try FakeServer()
        let ask = user("search for gold and pause_turn")
        let paused = try send([ask], fake)
        #expect(paused["stop_reason"] == "pause_turn")
        #expect(types(paused) == ["thinking", "text", "server_tool_use"])
        let said = paused["content"] ?? nil
        let history = [ask, ["role": "assistant", "content": said]]
        let rest = try send(history, fake)
        #expect(rest["stop_reason"] == "end_turn")
        #expect(types(rest) == ["thinking", "web_search_tool_result", "text", "text", "text"])
        #expect(rest["content"]?[1]?["tool_use_id"] == said[2]?["id"])
        // The thinking is valid in either form of the history.
        let two = history + [["role": "assistant", "content": rest["content"] ?? nil]]
        let whole = (said.arrayValue ?? []) + (rest["content"]?.arrayValue ?? [])
        let one = [ask, ["role": "assistant", "content": .array(whole)]]
        for turn in [one, two] {
            let next = try send(turn + [user("echo thanks")], fake)
            #expect(next["content"]?.arrayValue?.last?["text"] == "thanks", "\(next)")
        }
        let early = try send(history + [user("echo thanks")], fake)
        #expect(
            early["error"]?["message"]?.stringValue
                == "messages.1: `server_tool_use` ids were found without a result block: "
                + (said[2]?["id"]?.stringValue ?? ""))
    }

    @Test func theServerWaitsForTheClientsTools() throws {
        let fake = try FakeServer()
        let ask = user("search for gold and use clock")
        let first = try send([ask], fake)
        #expect(first["stop_reason"] == "tool_use")
        #expect(types(first) == ["thinking", "text", "server_tool_use", "tool_use"])
        let said = first["content"] ?? nil
        let result: JSON = [
            "type": "tool_result", "tool_use_id": said[3]?["id"] ?? nil, "content": "noon",
        ]
        let history = [ask, ["role": "assistant", "content": said]]
        let second = try send(history + [user([result])], fake)
        #expect(types(second).dropFirst().first == "web_search_tool_result")
        #expect(second["content"]?.arrayValue?.last?["text"] == "The tool answered: noon")
        let full =
            history + [
                user([result]), ["role": "assistant", "content": second["content"] ?? nil],
                user("echo thanks"),
            ]
        #expect(try send(full, fake)["type"] == "message")
        // Text beside the results would precede the server's own result.
        let words = try send(history + [user([result, ["type": "text", "text": "and"]])], fake)
        #expect(words["type"] == "error")
    }

    private static let call =
        #"{"type":"server_tool_use","id":"s1","name":"web_search","input":{"query":"a"}}"#
    private static func result(_ id: String, _ content: String) -> String {
        #"{"type":"web_search_tool_result","tool_use_id":"\#(id)","content":\#(content)}"#
    }
    private static let failed = result(
        "s1", #"{"type":"web_search_tool_result_error","error_code":"unavailable"}"#)
    private static let foreign = result(
        "s1", #"[{"type":"web_search_result","url":"u","title":"t","encrypted_content":"x"}]"#)

    @Test(
        arguments: [
            ("\(call),\(failed)", "ok"),
            ("\(call),\(result("s1", "[]"))", "ok"),
            (call, "messages.1: `server_tool_use` ids were found without a result block: s1"),
            (
                "\(call),\(result("s2", "[]"))",
                "messages.1: unexpected `tool_use_id` found in `web_search_tool_result` blocks: s2."
                    + " Each result must have a corresponding `server_tool_use` block before it."
            ),
            (
                "\(call),\(foreign)",
                "messages.1.content.1.web_search_tool_result.content.0: Invalid `encrypted_content` in"
                    + " `web_search_result` block"
            ),
            (
                #"{"type":"server_tool_use","id":"s1","name":"hammer","input":{}}"#,
                "messages.1.content.0.server_tool_use.name: Input should be 'web_search',"
                    + " 'web_fetch', 'code_execution', 'bash_code_execution',"
                    + " 'text_editor_code_execution', 'tool_search_tool_regex' or"
                    + " 'tool_search_tool_bm25'"
            ),
            (
                #"{"type":"text","text":"a","citations":[{"type":"web_search_result_location","cited_text":"a","url":"u","title":"t","encrypted_index":"x"}]}"#,
                "messages.1.content.0.text.citations.0.web_search_result_location: Invalid"
                    + " `encrypted_index`"
            ),
        ] as [(String, String)])
    func echoes(_ content: String, _ message: String) {
        let found = verdict(
            body(
                messages:
                    #"{"role":"user","content":"a"},{"role":"assistant","content":[\#(content)]},{"role":"user","content":"b"}"#
            ))
        #expect(found == (message == "ok" ? "ok" : "400 invalid_request_error: " + message))
    }
}
