/// An answer of the model, complete or partial.
public struct Message: Sendable, Hashable {
    /// The message as received, without `content` and `usage`.
    public var envelope: JSON
    /// The content blocks in order, as received.
    public var content: [ContentBlock]
    /// The token counts of the request.
    public var usage: Usage

    /// Reads a message object; `nil` when it is not one.
    ///
    /// `content` may be missing, as in a `message_start`.
    public init?(json: JSON) {
        let blocks = json["content"] ?? .null
        guard json.objectValue != nil, blocks.isNull || blocks.arrayValue != nil else { return nil }
        var envelope = json
        content = (blocks.arrayValue ?? []).map(ContentBlock.init(json:))
        usage = Usage(json: json["usage"] ?? [:])
        envelope["content"] = nil
        envelope["usage"] = nil
        self.envelope = envelope
    }

    /// The API's `id`, `msg_…`; empty when there is none.
    public var id: String { envelope["id"]?.stringValue ?? "" }
    /// The model that answered; for an alias, the snapshot it resolved to.
    public var model: String { envelope["model"]?.stringValue ?? "" }
    /// Why the answer ended; `nil` until then.
    public var stopReason: StopReason? {
        envelope["stop_reason"]?.stringValue.map(StopReason.init(rawValue:))
    }
    /// The stop sequence that ended the answer; `nil` when none did.
    public var stopSequence: String? { envelope["stop_sequence"]?.stringValue }
    /// Details of a refusal.
    public var stopDetails: StopDetails? { envelope["stop_details"].flatMap(StopDetails.init) }
    /// The container where code ran; a later request can use it again.
    public var container: Container? { envelope["container"].flatMap(Container.init) }
    /// Why the prompt cache missed, when the request has `diagnostics`.
    public var cacheMissReason: JSON? {
        present(envelope["diagnostics"]?["cache_miss_reason"])
    }
    /// The content that the server removed from the context (beta).
    public var contextManagement: JSON? {
        present(envelope["context_management"])
    }

    private func present(_ member: JSON?) -> JSON? { member?.isNull == true ? .none : member }

    /// The tool calls for this program; send all results in one user message.
    public var toolCalls: [ToolCall] { content.compactMap(\.toolCall) }

    /// The whole message as one JSON object.
    public var json: JSON {
        var json = envelope
        json["content"] = .array(content.map(\.json))
        json["usage"] = usage.json
        return json
    }

    /// The text blocks joined: adjacent ones directly, others with one blank line in between.
    public var text: String { content.text }

    /// The text decoded as the JSON of an `OutputFormat`.
    ///
    /// Throws a `JSONError` or `DecodingError` when it does not match, as after a refusal or at a
    /// token limit.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSON(parsing: text).decode(as: type)
    }
}

/// Details of a refusal.
public struct StopDetails: Sendable, Hashable {
    /// The object as received.
    public let json: JSON

    init?(json: JSON) {
        guard json.objectValue != nil else { return nil }
        self.json = json
    }

    /// The policy, such as `cyber` or `bio`; `nil` when there is none.
    public var category: String? { json["category"]?.stringValue }
    /// A human-readable explanation.
    public var explanation: String? { json["explanation"]?.stringValue }
}

/// A container of the code execution tool.
public struct Container: Sendable, Hashable {
    /// The object as received.
    public let json: JSON

    init?(json: JSON) {
        guard json.objectValue != nil else { return nil }
        self.json = json
    }

    /// The id for later requests; empty when there is none.
    public var id: String { json["id"]?.stringValue ?? "" }
    /// The expiry time (RFC 3339).
    public var expiresAt: String? { json["expires_at"]?.stringValue }
}
