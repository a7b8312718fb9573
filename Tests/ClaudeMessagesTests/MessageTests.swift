import ClaudeMessages
import Testing

@Suite struct MessageTests {
    @Test func whatCameIsKept() throws {
        let text =
            #"{"id":"msg_1","x":[1.0],"model":"m","stop_reason":"end_turn","stop_sequence":null,"#
            + #""content":[{"type":"text","text":"caf\u00e9","new":true}],"#
            + #""usage":{"output_tokens":3,"input_tokens":2}}"#
        let message = try #require(Message(json: try JSON(parsing: text)))
        #expect(message.json.description == text)
        #expect(message.id == "msg_1" && message.model == "m" && message.text == "café")
        #expect(message.stopReason == .endTurn && message.stopSequence == nil)
    }

    @Test(arguments: [JSON.null, [], "text", ["content": [:]], ["content": "text"]] as [JSON])
    func whatIsNone(_ json: JSON) { #expect(Message(json: json) == nil) }

    /// A message that has just begun may lack `content`.
    @Test(arguments: [["content": []], ["content": nil], [:]] as [JSON])
    func anEmptyOne(_ json: JSON) throws {
        let message = try #require(Message(json: json))
        #expect(message.content == [])
        #expect(message.id == "" && message.text == "" && message.stopReason == nil)
        #expect(message.usage.promptTokens == nil)
    }

    @Test func theEndOfAnAnswer() throws {
        let message = try #require(
            Message(json: [
                "content": [], "stop_reason": "refusal",
                "stop_details": ["type": "refusal", "category": "cyber", "explanation": "No."],
                "container": ["id": "container_1", "expires_at": "2026-04-24T11:13:36.730129Z"],
                "diagnostics": ["cache_miss_reason": ["type": "system_changed"]],
                "context_management": ["applied_edits": []],
            ]))
        #expect(message.stopReason?.nextStep == .refused)
        #expect(message.stopDetails?.category == "cyber")
        #expect(message.stopDetails?.explanation == "No.")
        #expect(message.container?.id == "container_1")
        #expect(message.container?.expiresAt == "2026-04-24T11:13:36.730129Z")
        #expect(message.cacheMissReason == ["type": "system_changed"])
        #expect(message.contextManagement == ["applied_edits": []])
        let nulls = try #require(
            Message(json: [
                "stop_details": nil, "container": nil, "diagnostics": ["cache_miss_reason": nil],
                "context_management": nil,
            ]))
        #expect(nulls.stopDetails == nil && nulls.container == nil)
        #expect(nulls.cacheMissReason == nil && nulls.contextManagement == nil)
    }

    @Test(
        arguments: [
            ("end_turn", .done), ("stop_sequence", .done), ("tool_use", .runTools),
            ("pause_turn", .resume), ("compaction", .resume), ("max_tokens", .truncated),
            ("model_context_window_exceeded", .contextFull), ("refusal", .refused),
            ("something_new", .done),
        ] as [(StopReason, StopReason.NextStep)])
    func whatToDoNext(_ reason: StopReason, _ step: StopReason.NextStep) {
        #expect(reason.nextStep == step)
    }

    @Test func structuredOutput() throws {
        struct City: Decodable, Equatable {
            var name: String
            var people: Int
        }
        let message = try #require(
            Message(json: [
                "content": [["type": "text", "text": #"{"name":"Bern","people":146348}"#]]
            ]))
        #expect(try message.decoded(as: City.self) == City(name: "Bern", people: 146_348))
        let cut = try #require(
            Message(json: ["content": [["type": "text", "text": #"{"name":"Be"#]]]))
        #expect(throws: JSONError.self) { try cut.decoded(as: City.self) }
        let other = try #require(Message(json: ["content": [["type": "text", "text": "{}"]]]))
        #expect(throws: DecodingError.self) { try other.decoded(as: City.self) }
    }
}
