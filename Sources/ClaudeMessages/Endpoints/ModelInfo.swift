/// A model as described by the API; members are `nil` when the API leaves them out.
public struct ModelInfo: Sendable, Hashable {
    /// The lifecycle state of a model; the set may grow.
    public struct Lifecycle: OpenString {
        /// The API's spelling.
        public let rawValue: String
        /// Accepts any value, known or unknown.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Available, without a planned retirement.
        public static let active: Lifecycle = "active"
        /// Available until `retiresAt`.
        public static let deprecated: Lifecycle = "deprecated"
        /// No longer available.
        public static let retired: Lifecycle = "retired"
    }

    /// The object as received.
    public let json: JSON
    /// The value of `model` in requests.
    public let id: String

    /// Reads a model object; `nil` when it has no id.
    public init?(json: JSON) {
        guard let id = json["id"]?.stringValue else { return nil }
        self.json = json
        self.id = id
    }

    /// The display name, such as "Claude Sonnet 5.5".
    public var displayName: String? { json["display_name"]?.stringValue }
    /// When it was released.
    public var createdAt: Timestamp? { Timestamp(json["created_at"]) }
    /// The lifecycle state.
    public var lifecycle: Lifecycle? {
        json["lifecycle"]?.stringValue.map(Lifecycle.init(rawValue:))
    }
    /// The family: haiku, sonnet, opus, fable, mythos.
    public var line: String? { json["line"]?.stringValue }
    /// When its retirement was announced.
    public var deprecatedAt: Timestamp? { Timestamp(json["deprecated_at"]) }
    /// When requests for it begin to fail.
    public var retiresAt: Timestamp? { Timestamp(json["retires_at"]) }
    /// The most tokens of a prompt.
    public var maxInputTokens: Int? { json["max_input_tokens"]?.intValue }
    /// The most tokens of an answer, thinking included.
    public var maxTokens: Int? { json["max_tokens"]?.intValue }
    /// Its capabilities.
    public var capabilities: Capabilities { Capabilities(json: json["capabilities"] ?? [:]) }
}
