import ClaudeMessages
import Testing
import WireJSON

/// The dialogue as a value: its history is valid at any time, and it has all usage.
@Suite struct ToolDialogueTests {
    private static let question = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 100, messages: [.user("What is 1 + 2?")],
        tools: [ToolDefinition(name: "add", description: "Adds.", inputSchema: .object([:]))])

    private static func call(_ id: String) -> ContentBlock {
        ContentBlock(json: ["type": "tool_use", "id": JSON(id), "name": "add", "input": [:]])
    }

    private static func answer(_ reason: String, _ blocks: ContentBlock...) throws -> Message {
        let blocks = blocks.map(\.json)
        return try #require(
            Message(json: [
                "type": "message", "role": "assistant", "model": "m",
                "content": .array(blocks), "stop_reason": JSON(reason),
                "usage": ["input_tokens": 10, "output_tokens": 5],
            ]))
    }

    /// The role and contents of each message, one line per message.
    private func lines(_ messages: [InputMessage]) -> [String] {
        messages.map { message in
            "\(message.role): "
                + message.content.map { block in
                    let id = block.json["id"] ?? block.json["tool_use_id"]
                    let error = block.json["is_error"] == true ? " error" : ""
                    let text = block.text ?? block.json["content"]?[0]?["text"]?.stringValue
                    return [block.type, id?.stringValue, text].compactMap(\.self)
                        .joined(separator: " ") + error
                }.joined(separator: ", ")
        }
    }

    @Test func resultsMayComeInAnyOrder() throws {
        var dialogue = ToolDialogue(Self.question)
        #expect(dialogue.next == .ask)
        let answer = try Self.answer(
            "tool_use", .text("Let me see."), Self.call("a"), Self.call("b"))
        dialogue.take(answer)
        let (a, b) = (answer.toolCalls[0], answer.toolCalls[1])
        #expect(dialogue.next == .run([a, b]))
        dialogue.take("5", for: b)
        #expect(dialogue.next == .run([a]))
        #expect(dialogue.output(of: b) == "5")
        dialogue.take("3", for: a)
        #expect(dialogue.next == .ask)
        #expect(
            lines(dialogue.request.messages) == [
                "user: text What is 1 + 2?",
                "assistant: text Let me see., tool_use a, tool_use b",
                "user: tool_result a 3, tool_result b 5",
            ])
        try dialogue.take(Self.answer("end_turn", .text("3 and 5")))
        #expect(dialogue.next == .end(.answered))
        #expect(dialogue.usages.map(\.outputTokens) == [5, 5])
        #expect(lines(dialogue.history).last == "assistant: text 3 and 5")
    }

    /// A user message may follow the history, whatever ended the dialogue.
    @Test func theHistoryIsValidAtAnyMoment() throws {
        var dialogue = ToolDialogue(Self.question, turnCap: 2)
        var moments: [(String, ToolDialogue)] = [("before", dialogue)]
        func note(_ name: String) { moments.append((name, dialogue)) }
        let answer = try Self.answer(
            "tool_use", .text("Let me see."), Self.call("a"), Self.call("b"))
        dialogue.take(answer)
        note("calls")
        dialogue.take("3", for: answer.toolCalls[0])
        note("one result")
        dialogue.take("5", for: answer.toolCalls[1])
        note("all results")
        try dialogue.take(partial: Self.answer("", .text("That")))
        note("a cut")
        try dialogue.take(Self.answer("tool_use", Self.call("c")))
        note("the cap")
        #expect(dialogue.next == .end(.turnCap))
        var cut = ToolDialogue(Self.question)
        try cut.take(Self.answer("max_tokens", .text("I"), Self.call("d")))
        moments.append(("truncated", cut))
        for (name, dialogue) in moments {
            var request = dialogue.request
            request.messages = dialogue.history + [.user("and now?")]
            #expect(
                FakeRules.refusal(of: request.json(stream: false), version: "2023-06-01") == nil,
                "\(name)")
        }
        #expect(dialogue.usages.count == 3)
        #expect(
            lines(moments[2].1.history) == [
                "user: text What is 1 + 2?",
                "assistant: text Let me see., tool_use a, tool_use b",
                "user: tool_result a 3, tool_result b This call was not run. error",
            ])
    }

    @Test func aHigherCapLetsItGoOn() throws {
        var dialogue = ToolDialogue(Self.question, turnCap: 1)
        let answer = try Self.answer("tool_use", Self.call("a"))
        dialogue.take(answer)
        #expect(dialogue.next == .end(.turnCap))
        dialogue.turnCap = 2
        #expect(dialogue.next == .run(answer.toolCalls))
        dialogue.take("3", for: answer.toolCalls[0])
        #expect(dialogue.next == .ask)
    }

    @Test func aBrokenCallIsAnsweredAtOnce() throws {
        var dialogue = ToolDialogue(Self.question)
        let answer = try Self.answer("tool_use", Self.call("a"), Self.call("b"))
        dialogue.take(answer, broken: [BrokenInput(id: "a", text: "{")])
        #expect(dialogue.next == .run([answer.toolCalls[1]]))
        dialogue.take("5", for: answer.toolCalls[1])
        #expect(
            lines(dialogue.history).last
                == "user: tool_result a The input was cut and is no JSON object. error, "
                + "tool_result b 5")
    }

    /// Two calls with the same id get one result, as the API requires.
    @Test func twoCallsOfOneIDHaveOneResult() throws {
        var dialogue = ToolDialogue(Self.question)
        let answer = try Self.answer("tool_use", Self.call("a"), Self.call("a"))
        dialogue.take(answer)
        dialogue.take("3", for: answer.toolCalls[0])
        #expect(dialogue.next == .ask)
        #expect(lines(dialogue.history).last == "user: tool_result a 3")
    }

    /// Unexpected answers and results are ignored.
    @Test func strangeNewsIsIgnored() throws {
        var dialogue = ToolDialogue(Self.question)
        let stranger = ToolCall(json: ["id": "x"])
        dialogue.take("3", for: stranger)
        #expect(dialogue == ToolDialogue(Self.question))
        try dialogue.take(Self.answer("end_turn", .text("3")))
        let ended = dialogue
        try dialogue.take(Self.answer("end_turn", .text("4")))
        try dialogue.take(partial: Self.answer("", .text("5")))
        dialogue.take("3", for: stranger)
        #expect(dialogue == ended)
    }
}
