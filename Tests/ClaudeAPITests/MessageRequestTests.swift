import ClaudeAPI
import Testing

@Suite struct MessageRequestTests {
    @Test func theLeast() {
        #expect(
            MessageRequest.hello.json(stream: false).description
                == #"{"model":"m","max_tokens":10,"#
                + #""messages":[{"role":"user","content":[{"type":"text","text":"hello"}]}]}"#)
    }

    @Test(arguments: [
        (Thinking.adaptive(summarized: true), #"{"type":"adaptive","display":"summarized"}"#),
        (.adaptive(summarized: false), #"{"type":"adaptive"}"#),
        (.enabled(budget: 1024), #"{"type":"enabled","budget_tokens":1024}"#),
        (.disabled, #"{"type":"disabled"}"#),
    ])
    func thinking(_ thinking: Thinking, _ json: String) {
        #expect(thinking.json.description == json)
    }

    /// Two requests of one conversation differ in their tail only.
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

    @Test func blocksGoBackAsTheyCame() throws {
        let text = #"{"type":"thinking","thinking":"caf\u00e9 \/","signature":"s","n":1.0,"n":2}"#
        let block = ContentBlock(json: try JSON(parsing: text))
        let request = MessageRequest(
            model: "m", maxTokens: 1, messages: [InputMessage(.assistant, [block])])
        #expect(request.json(stream: false).description.contains("[" + text + "]"))
    }
}
