/// A type with the JSON Schema that describes it: the input of a tool, or a structured answer.
public protocol Structured: Decodable, Sendable {
    /// What the model is shown; values that decode must be what it describes.
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
    /// What the model gives, read from JSON.
    associatedtype Input: Structured

    /// Letters, digits, `_` and `-`; 64 at most.
    var name: String { get }
    /// When and how to use it; the model decides by these words.
    var description: String { get }

    /// Does the work; what it throws is told to the model as the tool's error.
    func call(_ input: Input) async throws -> ToolOutput
}

extension Tool {
    /// What the model is told of the tool.
    public var definition: ToolDefinition {
        ToolDefinition(name: name, description: description, inputSchema: Input.schema)
    }

    /// Reads the input and calls the tool; one that does not fit is an error for the model.
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
    /// What the tool of that name gives; a tool that fails or is not there gives an error for the
    /// model.
    ///
    /// `nil` from one that was stopped with the task.
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
    /// One result for each id, as the API wants it; a call that has none was not run, and says so.
    package func results(_ result: (ToolCall) -> ContentBlock?) -> [ContentBlock] {
        var answered: Set<String> = []
        return filter { answered.insert($0.id).inserted }.map { call in
            result(call) ?? ToolOutput.error("This call was not run.").result(for: call)
        }
    }
}
