/// One content block of a message, kept as the JSON it came as.
///
/// Blocks go back to the API as they came, unknown types and members included; `kind` is a view
/// for display. Thinking blocks in particular are verified byte for byte.
public struct ContentBlock: Sendable, Hashable {
    public let json: JSON

    public init(json: JSON) { self.json = json }

    /// A text block.
    public static func text(_ text: String) -> ContentBlock {
        ContentBlock(json: ["type": "text", "text": JSON(text)])
    }

    /// The answer to a `tool_use` block with that id.
    public static func toolResult(
        id: String, text: String, isError: Bool = false
    ) -> ContentBlock {
        var json: JSON = ["type": "tool_result", "tool_use_id": JSON(id), "content": JSON(text)]
        if isError { json["is_error"] = true }
        return ContentBlock(json: json)
    }

    /// What a client can make of a block.
    public enum Kind: Sendable, Hashable {
        case text(String)
        /// A summary, or empty when the model's thinking is not shown.
        case thinking(String)
        case redactedThinking
        case toolUse(id: String, name: String, input: JSON)
        case toolResult(id: String)
        case other(type: String)
    }

    public var type: String { json["type"]?.stringValue ?? "" }

    public var kind: Kind {
        switch type {
        case "text": .text(json["text"]?.stringValue ?? "")
        case "thinking": .thinking(json["thinking"]?.stringValue ?? "")
        case "redacted_thinking": .redactedThinking
        case "tool_use":
            .toolUse(
                id: json["id"]?.stringValue ?? "", name: json["name"]?.stringValue ?? "",
                input: json["input"] ?? [:])
        case "tool_result": .toolResult(id: json["tool_use_id"]?.stringValue ?? "")
        case let type: .other(type: type)
        }
    }

    /// The text of a text block.
    public var text: String? {
        guard case .text(let text) = kind else { return nil }
        return text
    }

    public var isThinking: Bool { type == "thinking" || type == "redacted_thinking" }

    /// The block with a cache breakpoint behind it.
    public func cached(_ control: CacheControl) -> ContentBlock {
        var json = json
        json["cache_control"] = control.json
        return ContentBlock(json: json)
    }
}
