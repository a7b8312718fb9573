import FakeClaude
import Testing
import WireJSON

@Suite struct DiagnosticsTests {
    private static let words = String(repeating: "word ", count: 600)

    private func ask(
        _ fake: borrowing FakeServer, after id: String? = nil, system: String = words,
        first: String = "a", model: String = "claude-sonnet-5-5", _ more: String = ""
    ) throws -> JSON {
        let previous = id.map { "\"\($0)\"" } ?? "null"
        return try fake.message(
            #"{"model":"\#(model)","max_tokens":200,"system":"\#(system)","cache_control":{"type":"ephemeral"},"messages":[{"role":"user","content":"\#(first)"}],"diagnostics":{"previous_message_id":\#(previous)}\#(more)}"#
        )
    }

    @Test func tellsWhatHasChanged() throws {
        let fake = try FakeServer()
        let message = try ask(fake)
        #expect(message["diagnostics"] == JSON.null)
        let id = try #require(message["id"]?.stringValue)
        let cached = message["usage"]?["cache_creation_input_tokens"]
        #expect(try ask(fake, after: id)["diagnostics"] == JSON.null)
        func reason(_ type: String) -> JSON {
            ["cache_miss_reason": ["type": JSON(type), "cache_missed_input_tokens": cached ?? 0]]
        }
        #expect(try ask(fake, after: id, system: "b")["diagnostics"] == reason("system_changed"))
        let tools = #","tools":[{"name":"t","input_schema":{"type":"object"}}]"#
        #expect(try ask(fake, after: id, tools)["diagnostics"] == reason("tools_changed"))
        #expect(
            try ask(fake, after: id, model: "claude-opus-5")["diagnostics"]
                == reason("model_changed"))
        let edited = try ask(fake, after: id, first: "b")["diagnostics"]?["cache_miss_reason"]
        #expect(edited?.type == "messages_changed")
        let thinking = #","thinking":{"type":"adaptive","display":"summarized"}"#
        #expect(
            try ask(fake, after: id, thinking)["diagnostics"]
                == ["cache_miss_reason": ["type": "unavailable"]])
        #expect(
            try ask(fake, after: "msg_none")["diagnostics"]
                == ["cache_miss_reason": ["type": "previous_message_not_found"]])
    }

    @Test(arguments: [
        (#""diagnostics":{"previous_message_id":null}"#, true), (#""diagnostics":null"#, true),
        (#""diagnostics":{}"#, true), (#""diagnostics":{"previous_message_id":"x"}"#, false),
        (#""diagnostics":{"previous":"msg_1"}"#, false), (#""diagnostics":true"#, false),
        (#""container":"container_1""#, true), (#""container":{"id":null}"#, true),
        (#""container":1"#, false), (#""container":{"name":"a"}"#, false),
        (#""container":{"skills":[{"type":"custom","skill_id":"s"}]}"#, true),
        (#""container":{"skills":[{"type":"own","skill_id":"s"}]}"#, false),
        (#""container":{"skills":[{"type":"custom"}]}"#, false),
    ])
    func shapes(_ member: String, _ accepted: Bool) {
        #expect((verdict(body(say: "a", member)) == "ok") == accepted)
    }
}
