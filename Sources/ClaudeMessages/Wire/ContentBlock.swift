/// One content block of a message, kept as the JSON it came as.
///
/// Blocks go back to the API as they came, unknown types and members included; `kind` is a view
/// of it. Thinking blocks in particular are verified byte for byte.
public struct ContentBlock: Sendable, Hashable {
    /// The block as it came, or as it will be sent.
    public let json: JSON

    /// Makes a block of any type; nothing is checked.
    public init(json: JSON) { self.json = json }

    /// The API's `type`; empty when there is none.
    public var type: String { json["type"]?.stringValue ?? "" }

    /// What a client can make of a block.
    public enum Kind: Sendable, Hashable {
        /// Words; may be empty.
        case text(String)
        /// A summary, or empty when the model's thinking is not shown.
        case thinking(String)
        /// Thinking that is encrypted; to be sent back as it is.
        case redactedThinking
        /// A call that this program answers.
        case toolUse(ToolCall)
        /// A call that the API answered itself, with a `serverToolResult` behind it.
        case serverToolUse(ToolCall)
        /// What this program answered to the call with that id.
        case toolResult(id: String)
        /// What a tool of the API gave.
        case serverToolResult(ServerToolResult)
        /// A file that code made in its container.
        case containerUpload(fileID: String)
        /// A type that is not known here.
        case other(type: String)
    }

    /// What the block is; read anew each time.
    public var kind: Kind {
        switch type {
        case "text": .text(json["text"]?.stringValue ?? "")
        case "thinking": .thinking(json["thinking"]?.stringValue ?? "")
        case "redacted_thinking": .redactedThinking
        case "tool_use": .toolUse(ToolCall(json: json))
        case "server_tool_use", "mcp_tool_use": .serverToolUse(ToolCall(json: json))
        case "tool_result": .toolResult(id: json["tool_use_id"]?.stringValue ?? "")
        case "container_upload": .containerUpload(fileID: json["file_id"]?.stringValue ?? "")
        case let type where type.hasSuffix("_tool_result"):
            .serverToolResult(ServerToolResult(json: json))
        case let type: .other(type: type)
        }
    }

    /// The text of a text block.
    public var text: String? {
        guard case .text(let text) = kind else { return nil }
        return text
    }

    /// Where the words of a text block come from.
    public var citations: [Citation] {
        (json["citations"]?.arrayValue ?? []).map(Citation.init(json:))
    }

    /// Whether it is thinking, encrypted or not.
    public var isThinking: Bool { type == "thinking" || type == "redacted_thinking" }

    /// The call of a `tool_use` block.
    public var toolCall: ToolCall? {
        guard case .toolUse(let call) = kind else { return nil }
        return call
    }

    /// The block with a cache breakpoint behind it; not for thinking and empty text.
    public func cached(_ control: CacheControl) -> ContentBlock {
        with("cache_control", control.json)
    }

    /// The block with another member; unchanged when there is no value.
    public func with(_ name: String, _ value: JSON?) -> ContentBlock {
        guard let value else { return self }
        var json = json
        json[name] = value
        return ContentBlock(json: json)
    }
}
