package import WireJSON
import _StringProcessing

/// A parsed request body with the model it names, as the rules need it.
package struct MessagesRequest: Sendable {
    package let json: JSON
    package let model: Model
    package let version: String
    package let betas: Set<String>
    package let tools: [JSON]
    package let system: [JSON]
    package let messages: [Message]

    /// One message, its content as blocks.
    package struct Message: Sendable, Hashable {
        package var role: String
        package var blocks: [JSON]
    }

    package init(json: JSON, model: Model, version: String = "2026-10-21", betas: Set<String> = [])
    {
        self.json = json
        self.model = model
        self.version = version
        self.betas = betas
        tools = json["tools"]?.arrayValue ?? []
        system = Self.blocks(json["system"])
        messages = (json["messages"]?.arrayValue ?? []).map { message in
            Message(
                role: message["role"]?.stringValue ?? "", blocks: Self.blocks(message["content"]))
        }
    }

    /// Content as blocks: a string is one text block.
    package static func blocks(_ content: JSON?) -> [JSON] {
        switch content {
        case .string(let text): text.value.isEmpty ? [] : [["type": "text", "text": .string(text)]]
        case .array(let blocks): blocks
        default: []
        }
    }

    package var maximumTokens: Int { json["max_tokens"]?.intValue ?? 0 }
    package var wantsStream: Bool { json["stream"]?.boolValue ?? false }
    package var effort: String? { json["output_config"]?["effort"]?.stringValue }
    package var stopSequences: [String] {
        (json["stop_sequences"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    package var isFast: Bool {
        json["speed"]?.stringValue == "fast" && model.fast == .supported
    }

    package var geography: String {
        json["inference_geo"]?.stringValue ?? (model.acceptsGeography ? "global" : "not_available")
    }

    /// The thinking mode, from the request or the model's default.
    package var thinkingMode: ThinkingMode {
        let thinking = json["thinking"]
        let shown =
            thinking?["display"]?.stringValue.map { $0 != "omitted" }
            ?? model.thinking.shownByDefault
        switch thinking?["type"]?.stringValue {
        case "adaptive", "enabled": return .on(shown: shown)
        case "disabled": return .off
        case "between_tools": return .betweenTools
        default: return model.thinking.onByDefault ? .on(shown: shown) : .off
        }
    }

    /// Whether thinking blocks that do not match are dropped instead of refused.
    package var dropsMismatchedThinking: Bool {
        json["thinking"]?["block_binding"]?["prefix_mismatch_behavior"]?.stringValue
            == "drop_block"
    }

    /// The ids of the files that the request refers to.
    package var fileIDs: [String] {
        messages.flatMap(\.blocks).flatMap { [$0] + ($0["content"]?.arrayValue ?? []) }
            .compactMap { ($0["file_id"] ?? $0["source"]?["file_id"])?.stringValue }
    }

    /// The same request with other messages.
    package func replacing(messages: [Message]) -> MessagesRequest {
        MessagesRequest(copying: self, messages: messages)
    }

    private init(copying other: MessagesRequest, messages: [Message]) {
        json = other.json
        model = other.model
        version = other.version
        betas = other.betas
        tools = other.tools
        system = other.system
        self.messages = messages
    }
}

/// Whether an answer has thinking.
package enum ThinkingMode: Sendable, Hashable {
    case off
    case on(shown: Bool)
    /// Thinks only between the calls of a tool loop, and does not show it.
    case betweenTools
}

extension JSON {
    /// The `type` member, which every block has.
    package var type: String { self["type"]?.stringValue ?? "" }

    package var isThinking: Bool { type == "thinking" || type == "redacted_thinking" }

    /// The block without `cache_control`, which may differ between requests.
    package var withoutCacheControl: JSON {
        guard case .object = self else { return self }
        var block = self
        if block["cache_control"] != nil { block["cache_control"] = nil }
        if let content = block["content"]?.arrayValue {
            block["content"] = .array(content.map(\.withoutCacheControl))
        }
        return block
    }
}
