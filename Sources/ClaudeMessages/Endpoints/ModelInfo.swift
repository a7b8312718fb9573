/// A model as the API describes it; what it does not say is unknown.
public struct ModelInfo: Sendable, Hashable {
    /// Where in its life a model is; the set may grow.
    public struct Lifecycle: OpenString {
        /// As the API spells it.
        public let rawValue: String
        /// Takes any value, also one that is not known here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It answers, and is not to be replaced.
        public static let active: Lifecycle = "active"
        /// It answers, until `retiresAt`.
        public static let deprecated: Lifecycle = "deprecated"
        /// It answers no more.
        public static let retired: Lifecycle = "retired"
    }

    /// The object as it came.
    public let json: JSON
    /// What a request names the model by.
    public let id: String

    /// Reads a model object; `nil` when it has no id.
    public init?(json: JSON) {
        guard let id = json["id"]?.stringValue else { return nil }
        self.json = json
        self.id = id
    }

    /// The name for people, "Claude Sonnet 5.5".
    public var displayName: String? { json["display_name"]?.stringValue }
    /// When it was released.
    public var createdAt: Timestamp? { Timestamp(json["created_at"]) }
    /// Where in its life it is.
    public var lifecycle: Lifecycle? {
        json["lifecycle"]?.stringValue.map(Lifecycle.init(rawValue:))
    }
    /// The family: haiku, sonnet, opus, fable, mythos.
    public var line: String? { json["line"]?.stringValue }
    /// When it was said that it will retire.
    public var deprecatedAt: Timestamp? { Timestamp(json["deprecated_at"]) }
    /// When it stops answering.
    public var retiresAt: Timestamp? { Timestamp(json["retires_at"]) }
    /// The most tokens a prompt may have.
    public var maxInputTokens: Int? { json["max_input_tokens"]?.intValue }
    /// The most tokens an answer may have, thinking included.
    public var maxTokens: Int? { json["max_tokens"]?.intValue }
    /// What it can do.
    public var capabilities: Capabilities { Capabilities(json: json["capabilities"] ?? [:]) }
}
