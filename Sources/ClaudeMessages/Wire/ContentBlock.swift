/// One content block of a message, stored as its JSON.
///
/// Blocks are sent back to the API unchanged, unknown types and members included; `kind` is a
/// typed view. The API verifies thinking blocks byte for byte.
public struct ContentBlock: Sendable, Hashable {
    /// The block as received, or as it will be sent.
    public let json: JSON

    /// Makes a block of any type; nothing is checked.
    public init(json: JSON) { self.json = json }

    /// The API's `type`; empty when there is none.
    public var type: String { json["type"]?.stringValue ?? "" }

    /// The typed contents of a block.
    public enum Kind: Sendable, Hashable {
        /// Text; may be empty.
        case text(String)
        /// A summary of the thinking; empty with `Display.omitted`.
        case thinking(String)
        /// Encrypted thinking, to be sent back unchanged.
        case redactedThinking
        /// A tool call for this program to run.
        case toolUse(ToolCall)
        /// A tool call that the API runs itself; its `serverToolResult` follows.
        case serverToolUse(ToolCall)
        /// The result that this program sent for the call with this id.
        case toolResult(id: String)
        /// The result of a server tool.
        case serverToolResult(ServerToolResult)
        /// A file that code created in its container.
        case containerUpload(fileID: String)
        /// An unknown type.
        case other(type: String)
    }

    /// The typed contents; parsed at each access.
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

    /// The citations of a text block.
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

    /// The block with a cache breakpoint after it; not for thinking and empty text.
    public func cached(_ control: CacheControl) -> ContentBlock {
        with("cache_control", control.json)
    }

    /// The block with this member set; unchanged when `value` is `nil`.
    public func with(_ name: String, _ value: JSON?) -> ContentBlock {
        guard let value else { return self }
        var json = json
        json[name] = value
        return ContentBlock(json: json)
    }
}
