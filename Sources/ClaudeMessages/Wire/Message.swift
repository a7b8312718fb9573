/// An answer of the model, whole or as far as it came.
public struct Message: Sendable, Hashable {
    /// The message as received, without `content` and `usage`.
    public var envelope: JSON
    /// The blocks, in order; each as it came.
    public var content: [ContentBlock]
    /// What it used, as far as the API said.
    public var usage: Usage

    /// Reads a message object; `nil` when it is not one.
    ///
    /// A message that only begins may leave its content out.
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
    /// The model that answered: the snapshot an alias stands for.
    public var model: String { envelope["model"]?.stringValue ?? "" }
    /// Why it ended; `nil` while it has not.
    public var stopReason: StopReason? {
        envelope["stop_reason"]?.stringValue.map(StopReason.init(rawValue:))
    }
    /// The stop sequence that was written; `nil` when none was.
    public var stopSequence: String? { envelope["stop_sequence"]?.stringValue }
    /// What a refusal says about itself.
    public var stopDetails: StopDetails? { envelope["stop_details"].flatMap(StopDetails.init) }
    /// The container code ran in; a later request can go on in it.
    public var container: Container? { envelope["container"].flatMap(Container.init) }
    /// Why the prompt cache missed, as `diagnostics` of the request asked.
    public var cacheMissReason: JSON? {
        present(envelope["diagnostics"]?["cache_miss_reason"])
    }
    /// What the server took out of the context (beta).
    public var contextManagement: JSON? {
        present(envelope["context_management"])
    }

    private func present(_ member: JSON?) -> JSON? { member?.isNull == true ? .none : member }

    /// The calls this program is to answer, in one user message.
    public var toolCalls: [ToolCall] { content.compactMap(\.toolCall) }

    /// The whole message as one JSON object.
    public var json: JSON {
        var json = envelope
        json["content"] = .array(content.map(\.json))
        json["usage"] = usage.json
        return json
    }

    /// What the model says: text blocks that follow each other joined as they are, one blank
    /// line where a block of another kind stands between two texts.
    public var text: String { content.text }

    /// The text read as the JSON that `OutputFormat` asked for.
    ///
    /// Throws a `JSONError` or `DecodingError` when it does not fit, which a refusal or a limit of
    /// tokens can bring about.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSON(parsing: text).decode(as: type)
    }
}

/// What a refusal says about itself.
public struct StopDetails: Sendable, Hashable {
    /// The object as it came.
    public let json: JSON

    init?(json: JSON) {
        guard json.objectValue != nil else { return nil }
        self.json = json
    }

    /// The policy, such as `cyber` or `bio`; `nil` when none was named.
    public var category: String? { json["category"]?.stringValue }
    /// A sentence for people.
    public var explanation: String? { json["explanation"]?.stringValue }
}

/// Where code ran.
public struct Container: Sendable, Hashable {
    /// The object as it came.
    public let json: JSON

    init?(json: JSON) {
        guard json.objectValue != nil else { return nil }
        self.json = json
    }

    /// What a later request names it by; empty when there is none.
    public var id: String { json["id"]?.stringValue ?? "" }
    /// RFC 3339.
    public var expiresAt: String? { json["expires_at"]?.stringValue }
}
