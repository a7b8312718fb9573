/// Runs the calls of one tool with untyped JSON input; `Tool` has typed input.
public protocol ToolHandler: Sendable {
    /// The tool's definition in requests.
    var definition: ToolDefinition { get }

    /// Runs the tool; `input` is a JSON object that may not match the schema.
    func run(_ input: JSON) async throws -> ToolOutput
}
