import ClaudeAPI
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

    /// One that only begins may leave its content out.
    @Test(arguments: [["content": []], ["content": nil], [:]] as [JSON])
    func anEmptyOne(_ json: JSON) throws {
        let message = try #require(Message(json: json))
        #expect(message.content == [])
        #expect(message.id == "" && message.text == "" && message.stopReason == nil)
        #expect(message.usage.promptTokens == nil)
    }

    @Test func kindsOfBlocks() {
        let blocks: [(JSON, ContentBlock.Kind)] = [
            (["type": "text", "text": "a"], .text("a")), (["type": "text"], .text("")),
            (["type": "thinking", "thinking": "t"], .thinking("t")),
            (["type": "redacted_thinking"], .redactedThinking),
            (
                ["type": "tool_use", "id": "i", "name": "n", "input": ["a": 1]],
                .toolUse(id: "i", name: "n", input: ["a": 1])
            ),
            (["type": "tool_use"], .toolUse(id: "", name: "", input: [:])),
            (["type": "tool_result", "tool_use_id": "i"], .toolResult(id: "i")),
            (["type": "new"], .other(type: "new")), ([:], .other(type: "")),
        ]
        for (json, kind) in blocks { #expect(ContentBlock(json: json).kind == kind) }
        #expect(blocks.map { ContentBlock(json: $0.0).isThinking }.filter(\.self).count == 2)
        #expect(ContentBlock.text("a").text == "a")
        #expect(ContentBlock(json: ["type": "new", "text": "a"]).text == nil)
    }

    @Test func blocksThatAreMade() {
        #expect(ContentBlock.text("é").json.description == #"{"type":"text","text":"é"}"#)
        #expect(
            ContentBlock.toolResult(id: "i", text: "t", isError: true).json.description
                == #"{"type":"tool_result","tool_use_id":"i","content":"t","is_error":true}"#)
        #expect(
            ContentBlock.toolResult(id: "i", text: "t").json["is_error"] == nil)
        #expect(
            ContentBlock.text("a").cached(.oneHour).json.description
                == #"{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}"#)
    }
}
