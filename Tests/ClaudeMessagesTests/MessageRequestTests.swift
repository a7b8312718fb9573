import ClaudeMessages
import Testing

@Suite struct MessageRequestTests {
    @Test func theLeast() {
        #expect(
            MessageRequest.hello.json(stream: false).description
                == #"{"model":"m","max_tokens":10,"#
                + #""messages":[{"role":"user","content":[{"type":"text","text":"hello"}]}]}"#)
    }

    @Test(arguments: [
        (Thinking.adaptive(display: .summarized), #"{"type":"adaptive","display":"summarized"}"#),
        (.adaptive(), #"{"type":"adaptive"}"#),
        (.enabled(budget: 1024), #"{"type":"enabled","budget_tokens":1024}"#),
        (
            .enabled(budget: 2000, display: .omitted),
            #"{"type":"enabled","budget_tokens":2000,"display":"omitted"}"#
        ), (.betweenTools, #"{"type":"between_tools"}"#),
        (.disabled, #"{"type":"disabled"}"#),
    ])
    func thinking(_ thinking: Thinking, _ json: String) {
        #expect(thinking.json.description == json)
    }

    @Test func everything() {
        var request = MessageRequest(
            model: "m", maxTokens: 10,
            messages: [.user("q"), .assistant("a"), .user([.text("r")]), .system("s")],
            system: [.text("be brief")], tools: [.bash], toolChoice: .auto(), thinking: .disabled,
            effort: .low, format: .jsonSchema(.object(["a": .string(format: "date")])),
            cacheControl: .oneHour)
        request.stopSequences = ["END"]
        request.temperature = 0.5
        request.topP = 0.9
        request.topK = 3
        request.serviceTier = .standardOnly
        request.inferenceGeo = .us
        request.speed = .fast
        request.userID = "u-1"
        request.container = "container_1"
        request.diagnostics = .init(previousMessageID: "msg_1")
        let shaping =
            #"{"model":"m","thinking":{"type":"disabled"},"output_config":{"effort":"low","#
            + #""format":{"type":"json_schema","schema":{"type":"object","properties":"#
            + #"{"a":{"type":"string","format":"date"}},"required":["a"],"#
            + #""additionalProperties":false}}},"cache_control":{"type":"ephemeral","ttl":"1h"},"#
            + #""speed":"fast","tool_choice":{"type":"auto"},"#
        let prompt =
            #""tools":[{"type":"bash_20250124","name":"bash"}],"#
            + #""system":[{"type":"text","text":"be brief"}],"messages":["#
            + #"{"role":"user","content":[{"type":"text","text":"q"}]},"#
            + #"{"role":"assistant","content":[{"type":"text","text":"a"}]},"#
            + #"{"role":"user","content":[{"type":"text","text":"r"}]},"#
            + #"{"role":"system","content":[{"type":"text","text":"s"}]}]}"#
        #expect(
            request.json(stream: true).description == shaping
                + #""max_tokens":10,"stream":true,"stop_sequences":["END"],"temperature":0.5,"#
                + #""top_p":0.9,"top_k":3,"service_tier":"standard_only","inference_geo":"us","#
                + #""metadata":{"user_id":"u-1"},"container":"container_1","#
                + #""diagnostics":{"previous_message_id":"msg_1"},"# + prompt)
        #expect(request.countingJSON.description == shaping + prompt)
        request.diagnostics = .init()
        #expect(request.json(stream: true)["diagnostics"] == ["previous_message_id": nil])
    }

    /// Beta members inside a typed member are merged into it.
    @Test func extraMembersAreMerged() {
        var request = MessageRequest(model: "m", maxTokens: 10, "hello")
        request.effort = .low
        request.thinking = .adaptive()
        request.extra = JSONObject([
            .init(name: "output_config", value: ["task_budget": ["type": "tokens", "total": 9]]),
            .init(
                name: "thinking",
                value: ["block_binding": ["prefix_mismatch_behavior": "drop_block"]]),
            .init(name: "thread", value: ["type": "create"]),
        ])
        let json = request.json(stream: false)
        #expect(
            json["output_config"]?.description
                == #"{"effort":"low","task_budget":{"type":"tokens","total":9}}"#)
        #expect(
            json["thinking"]?.description
                == #"{"type":"adaptive","block_binding":{"prefix_mismatch_behavior":"drop_block"}}"#
        )
        #expect(json["thread"] == ["type": "create"])
    }

    /// Two requests of one conversation have the same beginning.
    @Test func aLongerConversationBeginsWithTheShorter() throws {
        var request = MessageRequest(
            model: "m", maxTokens: 10, messages: [.user("one")], system: [.text("s")],
            thinking: .disabled, cacheControl: .fiveMinutes)
        let first = request.json(stream: true).description
        request.messages += [InputMessage(.assistant, [.text("two")]), .user("three")]
        let second = request.json(stream: true).description
        #expect(first.hasSuffix("]}"))
        #expect(second.hasPrefix(first.dropLast(2)))
    }

    @Test func extraMembersWin() {
        var request = MessageRequest.hello
        request.extra = JSONObject([
            .init(name: "max_tokens", value: 5), .init(name: "stream", value: false),
            .init(name: "messages", value: "ours win"), .init(name: "top_k", value: 1),
        ])
        let json = request.json(stream: true)
        #expect(json["max_tokens"] == 5)
        #expect(json["stream"] == false)
        #expect(json["top_k"] == 1)
        #expect(json["messages"]?[0]?["role"] == "user")
    }

    /// `system` and `messages` in `extra` are ignored.
    @Test func neitherSystemNorMessagesAreExtra() {
        var request = MessageRequest.hello
        let plain = request.json(stream: true).description
        request.extra = JSONObject([
            .init(name: "messages", value: []), .init(name: "system", value: "not from here"),
        ])
        #expect(request.json(stream: true).description == plain)
        #expect(request.countingJSON["system"] == nil)
    }

    @Test func skills() {
        var request = MessageRequest.hello
        request.skills = [Skill(.anthropic, id: "pptx"), Skill(.custom, id: "s_1", version: "2")]
        let skills =
            #""skills":[{"type":"anthropic","skill_id":"pptx"},"#
            + #"{"type":"custom","skill_id":"s_1","version":"2"}]}"#
        #expect(request.json(stream: true)["container"]?.description == "{" + skills)
        request.container = "container_1"
        #expect(
            request.json(stream: true)["container"]?.description
                == #"{"id":"container_1","# + skills)
        #expect(request.countingJSON["container"] == nil)
    }

    @Test func blocksGoBackAsTheyCame() throws {
        let text = #"{"type":"thinking","thinking":"caf\u00e9 \/","signature":"s","n":1.0,"n":2}"#
        let block = ContentBlock(json: try JSON(parsing: text))
        let request = MessageRequest(
            model: "m", maxTokens: 1, messages: [InputMessage(.assistant, [block])])
        #expect(request.json(stream: false).description.contains("[" + text + "]"))
    }
}
