/// A type with its JSON Schema: the input of a tool, or a structured answer.
public protocol Structured: Decodable, Sendable {
    /// The schema sent to the model; it must describe exactly the values that decode.
    static var schema: JSONSchema { get }
}

/// A tool that this program runs, with its input as a Swift type.
///
/// ```swift
/// struct Weather: Tool {
///     struct Input: Structured {
///         var city: String
///         static let schema = JSONSchema.object(["city": .string("The city, as in Bern")])
///     }
///     let name = "get_weather"
///     let description = "The weather in a city, today."
///     func call(_ input: Input) async throws -> ToolOutput { "Sunny in \(input.city)" }
/// }
/// ```
public protocol Tool: ToolHandler {
    /// The type of the input, decoded from the model's JSON.
    associatedtype Input: Structured

    /// At most 64 letters, digits, `_` and `-`.
    var name: String { get }
    /// When and how to use the tool, for the model.
    var description: String { get }

    /// Runs the tool; a thrown error becomes an error result for the model.
    func call(_ input: Input) async throws -> ToolOutput
}

extension Tool {
    /// The tool's definition in requests.
    public var definition: ToolDefinition {
        ToolDefinition(name: name, description: description, inputSchema: Input.schema)
    }

    /// Decodes the input and calls the tool; an invalid input becomes an error result.
    public func run(_ input: JSON) async throws -> ToolOutput {
        let decoded: Input
        do {
            decoded = try input.decode()
        } catch {
            return .error("The input does not fit the schema of \(name): \(error)")
        }
        return try await call(decoded)
    }
}

extension ToolCall {
    /// The output of this call's tool; a failing or missing tool gives an error result.
    ///
    /// `nil` when the task was cancelled while the tool ran.
    package func output(by tools: [any ToolHandler]) async -> ToolOutput? {
        guard let tool = tools.first(where: { $0.definition.name == name }) else {
            return .error("There is no tool named \(name).")
        }
        do {
            return try await tool.run(input)
        } catch {
            return Task.isCancelled ? nil : .error("\(error)")
        }
    }
}

extension [ToolCall] {
    /// One result block per call id, as the API requires; a call without a result gets an error.
    package func results(_ result: (ToolCall) -> ContentBlock?) -> [ContentBlock] {
        var answered: Set<String> = []
        return filter { answered.insert($0.id).inserted }.map { call in
            result(call) ?? ToolOutput.error("This call was not run.").result(for: call)
        }
    }
}
