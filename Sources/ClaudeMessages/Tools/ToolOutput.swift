/// The output of a tool for the model: text, content blocks, or an error message.
public struct ToolOutput: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// Text, images, documents, search results.
    public var content: [ContentBlock]
    /// Whether the tool failed, which the model is told.
    public var isError: Bool

    /// Makes a result of blocks: text, images, documents, search results.
    public init(_ content: [ContentBlock], isError: Bool = false) {
        self.content = content
        self.isError = isError
    }

    /// Makes a result of text.
    public init(stringLiteral text: String) { self = .text(text) }

    /// Makes a result of text; empty text makes no block, which the API would refuse.
    public static func text(_ text: String) -> ToolOutput {
        ToolOutput(text.isEmpty ? [] : [.text(text)])
    }

    /// Makes an error result with a message for the model.
    public static func error(_ text: String) -> ToolOutput {
        ToolOutput([.text(text.isEmpty ? "failed" : text)], isError: true)
    }

    /// The `tool_result` block for a call.
    public func result(for call: ToolCall) -> ContentBlock {
        .toolResult(id: call.id, content, isError: isError)
            .with("toolset_name", call.toolsetName.map { JSON($0) })
    }
}
