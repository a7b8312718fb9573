import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct ToolLoopTests {
    struct Adder: Tool {
        struct Input: Structured {
            var a: Int
            var b: Int
            static let schema = JSONSchema.object(["a": .integer(), "b": .integer()])
        }
        let name = "add"
        let description = "Adds two numbers."

        func call(_ input: Input) async throws -> ToolOutput {
            let (sum, overflow) = input.a.addingReportingOverflow(input.b)
            if overflow { throw TooLarge() }
            return "\(sum)"
        }
    }

    struct TooLarge: Error, CustomStringConvertible {
        var description: String { "the sum is too large" }
    }

    private static func call(_ index: Int, _ id: String, _ name: String, _ input: String) -> String
    {
        Wire.block(
            index, ["type": "tool_use", "id": JSON(id), "name": JSON(name), "input": [:]],
            ["type": "input_json_delta", "partial_json": JSON(input)])
    }

    private static func calls(_ blocks: String...) -> String {
        Wire.start() + blocks.joined() + Wire.end("tool_use") + Wire.stop
    }

    /// The steps of a loop as text, its requests and its conclusion.
    private func play(
        _ answers: [String], turnCap: Int = 20
    ) async throws -> (words: [String], requests: [JSON], conclusion: ToolLoop.Conclusion?) {
        let transport = ScriptedTransport(answers.map { .stream($0, pieces: 7) })
        let request = MessageRequest(model: "m", maxTokens: 10, "What is 1 + 2?")
        let loop = ClaudeClient.scripted(transport).run(request, tools: [Adder()], turnCap: turnCap)
        var words: [String] = []
        var conclusion: ToolLoop.Conclusion?
        for try await element in loop {
            switch element {
            case .event: break
            case .answer(let message): words.append("answer \(message.stopReason ?? "")")
            case .call(let call): words.append("call \(call.id) \(call.name) \(call.input)")
            case .result(let call, let output):
                let text = output.content.compactMap(\.text).joined()
                words.append("result \(call.id)\(output.isError ? " error" : ""): \(text)")
            case .end(let end):
                words.append("end \(end.ending)")
                conclusion = end
            }
        }
        let requests = try transport.requests.map { try JSON(parsing: $0.body.bytes) }
        return (words, requests, conclusion)
    }

    @Test func aWholeLoop() async throws {
        let first = Self.calls(
            Wire.textBlock(0, "Let me see."), Self.call(1, "t1", "add", #"{"a":1,"b":2}"#),
            Self.call(2, "t2", "add", #"{"b":9,"a":-4}"#))
        let (words, requests, end) = try await play([first, Wire.hi])
        #expect(
            words == [
                "answer tool_use", #"call t1 add {"a":1,"b":2}"#, #"call t2 add {"b":9,"a":-4}"#,
                "result t1: 3", "result t2: 5", "answer end_turn", "end answered",
            ])
        #expect(requests.count == 2)
        #expect(
            requests[0]["tools"]?.description
                == #"[{"name":"add","description":"Adds two numbers.","input_schema":{"type":"#
                + #""object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"#
                + #""required":["a","b"],"additionalProperties":false}}]"#)
        #expect(requests[1]["tools"] == requests[0]["tools"])
        #expect(
            requests[1]["messages"]?.description
                == #"[{"role":"user","content":[{"type":"text","text":"What is 1 + 2?"}]},"#
                + #"{"role":"assistant","content":[{"type":"text","text":"Let me see."},"#
                + #"{"type":"tool_use","id":"t1","name":"add","input":{"a":1,"b":2}},"#
                + #"{"type":"tool_use","id":"t2","name":"add","input":{"b":9,"a":-4}}]},"#
                + #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","#
                + #""content":[{"type":"text","text":"3"}]},"#
                + #"{"type":"tool_result","tool_use_id":"t2","#
                + #""content":[{"type":"text","text":"5"}]}]}]"#)
        let conclusion = try #require(end)
        #expect(conclusion.answer.text == "Hi")
        #expect(conclusion.messages.count == 4)
        #expect(conclusion.messages.last == .assistant("Hi"))
        #expect(conclusion.usages.map(\.outputTokens) == [9, 9])
    }

    /// Every failure of a tool becomes an error result for the model.
    @Test func errorsGoToTheModel() async throws {
        let answer = Self.calls(
            Self.call(0, "t1", "add", #"{"a":"x"}"#), Self.call(1, "t2", "subtract", "{}"),
            Self.call(2, "t3", "add", #"{"a":1,"#),
            Self.call(3, "t4", "add", #"{"a":9223372036854775807,"b":1}"#))
        let (words, requests, _) = try await play([answer, Wire.hi])
        #expect(words.count == 11)
        #expect(
            words[5].hasPrefix("result t1 error: The input does not fit the schema of add: "))
        #expect(
            words[6...8] == [
                "result t2 error: There is no tool named subtract.",
                "result t3 error: The input was cut and is no JSON object.",
                "result t4 error: the sum is too large",
            ])
        let results = requests[1]["messages"]?[2]?["content"]?.arrayValue ?? []
        #expect(results.map { $0["is_error"] } == [true, true, true, true])
    }

    @Test(arguments: [
        ("pause_turn", ["answer pause_turn", "answer end_turn", "end answered"], 2),
        ("max_tokens", ["answer max_tokens", "end truncated"], 1),
        (
            "model_context_window_exceeded",
            ["answer model_context_window_exceeded", "end truncated"], 1
        ),
        ("refusal", ["answer refusal", "end refused"], 1),
        ("something_new", ["answer something_new", "end answered"], 1),
        ("end_turn", ["answer end_turn", "end answered"], 1),
    ])
    func otherEnds(_ reason: String, _ expected: [String], _ count: Int) async throws {
        // Each answer has a tool call, which must be run only after `tool_use`.
        let answer =
            Wire.start() + Self.call(0, "t1", "add", "{}") + Wire.end(reason) + Wire.stop
        let (words, requests, _) = try await play([answer, Wire.hi])
        #expect(words == expected)
        #expect(requests.count == count)
        // A paused answer is sent back unchanged, without a new message.
        if count == 2 {
            #expect(requests[1]["messages"]?.arrayValue?.count == 2)
            #expect(requests[1]["messages"]?[1]?["role"] == "assistant")
        }
    }

    /// The next request names the container in which code waits for a tool result.
    @Test(arguments: ["tool_use", "pause_turn"])
    func theContainerIsUsedAgain(_ reason: String) async throws {
        let end: JSON = [
            "type": "message_delta", "usage": ["output_tokens": 9],
            "delta": ["stop_reason": JSON(reason), "container": ["id": "container_1"]],
        ]
        let answer =
            Wire.start() + Self.call(0, "t1", "add", #"{"a":1,"b":1}"#) + Wire.event(end)
            + Wire.stop
        let again = Self.calls(Self.call(0, "t2", "add", #"{"a":1,"b":1}"#))
        let (_, requests, _) = try await play([answer, again, Wire.hi])
        #expect(requests.map { $0["container"] } == [nil, "container_1", "container_1"])
    }

    @Test func theTurnCapHolds() async throws {
        let again = Self.calls(Self.call(0, "t1", "add", #"{"a":1,"b":1}"#))
        let (words, requests, end) = try await play([again], turnCap: 2)
        #expect(
            words == [
                "answer tool_use", #"call t1 add {"a":1,"b":1}"#, "result t1: 2",
                "answer tool_use", "end turnCap",
            ])
        #expect(requests.count == 2)
        #expect(end?.answer.toolCalls.count == 1)
    }

    @Test func anEmptyAnswerIsNotSentBack() async throws {
        let (words, _, end) = try await play([Wire.start() + Wire.end() + Wire.stop])
        #expect(words == ["answer end_turn", "end answered"])
        #expect(end?.messages == [.user("What is 1 + 2?")])
    }

    @Test func aToolThatIsOfferedAlreadyIsOfferedOnce() async throws {
        let transport = ScriptedTransport(.stream(Wire.hi))
        let strict = ToolDefinition(
            name: "add", description: "Ours", inputSchema: Adder.Input.schema, strict: true)
        let request = MessageRequest(
            model: "m", maxTokens: 10, messages: [.user("q")], tools: [strict])
        let end = try await ClaudeClient.scripted(transport).run(request, tools: [Adder()])
            .conclusion()
        #expect(end.ending == .answered)
        let sent = try JSON(parsing: try #require(transport.requests.first).body.bytes)
        #expect(sent["tools"] == [strict.json])
    }

    @Test func aFailureEndsTheLoop() async throws {
        let transport = ScriptedTransport([
            .stream(Self.calls(Self.call(0, "t1", "add", #"{"a":1,"b":1}"#))),
            .stream(Wire.start() + Wire.textBlock(0, "Hi")),
        ])
        let loop = ClaudeClient.scripted(transport).run(.hello, tools: [Adder()])
        let error = await #expect(throws: ClaudeError.self) { try await loop.conclusion() }
        #expect(error?.code == .cutOff)
    }

    @Test func aToolsetIsNamedInTheResult() {
        let call = ToolCall(json: ["id": "t", "name": "click", "toolset_name": "browser"])
        #expect(
            ToolOutput.text("").result(for: call).json.description
                == #"{"type":"tool_result","tool_use_id":"t","#
                + #""toolset_name":"browser"}"#)
    }
}
