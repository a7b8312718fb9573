import ClaudeMessages

/// A tool: its name, description, typed input with a schema, and implementation.
struct Weather: Tool {
    struct Input: Structured {
        var city: String
        static let schema = JSONSchema.object(["city": .string("The city, as in Bern")])
    }

    let name = "get_weather"
    let description = "Gives today's weather in a city."

    func call(_ input: Input) async throws -> ToolOutput {
        "Sunny in \(input.city), 21 degrees."
    }
}

/// Runs the tools that the model calls until it answers.
func toolLoop(_ client: ClaudeClient) async throws {
    let request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024,
        "Please use get_weather: what is the weather in Bern?")
    for try await element in client.run(request, tools: [Weather()], turnCap: 5) {
        switch element {
        case .event: break  // Deltas of the answer that is arriving.
        case .call(let call): print("runs \(call.name) \(call.input)")
        case .result(_, let output): print("gave \(output.content.compactMap(\.text).joined())")
        case .answer(let answer): print("answer: \(answer.text)")
        case .end(let end): print("\(end.ending) after \(end.usages.count) requests")
        }
    }
}
