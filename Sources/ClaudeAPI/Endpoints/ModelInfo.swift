/// A model as the API describes it; what it does not say is unknown.
public struct ModelInfo: Sendable, Hashable {
    /// Where in its life a model is; the set may grow.
    public struct Lifecycle: OpenString {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

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
    public var createdAt: Timestamp? { Timestamp(json["created_at"]) }
    public var lifecycle: Lifecycle? {
        json["lifecycle"]?.stringValue.map(Lifecycle.init(rawValue:))
    }
    /// The family: haiku, sonnet, opus, fable, mythos.
    public var line: String? { json["line"]?.stringValue }
    public var deprecatedAt: Timestamp? { Timestamp(json["deprecated_at"]) }
    /// When it stops answering.
    public var retiresAt: Timestamp? { Timestamp(json["retires_at"]) }
    /// The most tokens a prompt may have.
    public var maxInputTokens: Int? { json["max_input_tokens"]?.intValue }
    /// The most tokens an answer may have, thinking included.
    public var maxTokens: Int? { json["max_tokens"]?.intValue }
    public var capabilities: Capabilities { Capabilities(json: json["capabilities"] ?? [:]) }
}

/// What a model can do; `nil` where the API does not say.
public struct Capabilities: Sendable, Hashable {
    /// The object as it came.
    public let json: JSON

    public init(json: JSON) { self.json = json }

    public var batch: Bool? { supports("batch") }
    public var citations: Bool? { supports("citations") }
    public var codeExecution: Bool? { supports("code_execution") }
    public var contextManagement: Bool? { supports("context_management") }
    public var effort: Bool? { supports("effort") }
    public var imageInput: Bool? { supports("image_input") }
    public var pdfInput: Bool? { supports("pdf_input") }
    public var serverTools: Bool? { supports("server_tools") }
    public var structuredOutputs: Bool? { supports("structured_outputs") }
    public var thinking: Bool? { supports("thinking") }

    /// Whether it takes a level of effort: low, medium, high, xhigh, max.
    public func supports(effort level: String) -> Bool? { supports("effort", level) }

    /// Whether it takes a type of thinking: adaptive, enabled, disabled, between_tools.
    public func supports(thinking type: String) -> Bool? { supports("thinking", "types", type) }

    /// What stands at that path of names, `supports("effort", "max")`.
    public func supports(_ path: String...) -> Bool? {
        let leaf = path.reduce(json as JSON?) { $0?[$1] }
        return leaf?["supported"]?.boolValue
    }
}
