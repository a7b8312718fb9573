/// What a tool gives the model: text or blocks, or an error in words.
public struct ToolOutput: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// Text, images, documents, search results.
    public var content: [ContentBlock]
    /// Whether the tool failed; the model is told, and may try otherwise.
    public var isError: Bool

    /// Makes a result of blocks: text, images, documents, search results.
    public init(_ content: [ContentBlock], isError: Bool = false) {
        self.content = content
        self.isError = isError
    }

    /// Makes a result of text.
    public init(stringLiteral text: String) { self = .text(text) }

    /// Empty text is no block: the API refuses it.
    public static func text(_ text: String) -> ToolOutput {
        ToolOutput(text.isEmpty ? [] : [.text(text)])
    }

    /// Tells the model what went wrong, for it to try otherwise.
    public static func error(_ text: String) -> ToolOutput {
        ToolOutput([.text(text.isEmpty ? "failed" : text)], isError: true)
    }

    /// The block that answers a call.
    public func result(for call: ToolCall) -> ContentBlock {
        .toolResult(id: call.id, content, isError: isError)
            .with("toolset_name", call.toolsetName.map { JSON($0) })
    }
}
