/// Anything that answers the calls of one tool definition; `Tool` is the comfortable kind.
public protocol ToolHandler: Sendable {
    /// What the model is told of the tool.
    var definition: ToolDefinition { get }

    /// Does the work; `input` is a JSON object that need not fit the schema.
    func run(_ input: JSON) async throws -> ToolOutput
}
