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

/// What a model can do; `nil` where the API does not say.
public struct Capabilities: Sendable, Hashable {
    /// The object as it came.
    public let json: JSON

    /// Looks at the `capabilities` object of a model.
    public init(json: JSON) { self.json = json }

    /// Whether it answers in batches.
    public var batch: Bool? { supports("batch") }
    /// Whether it can cite documents.
    public var citations: Bool? { supports("citations") }
    /// Whether it can run code on the server.
    public var codeExecution: Bool? { supports("code_execution") }
    /// Whether the server can edit its context.
    public var contextManagement: Bool? { supports("context_management") }
    /// Whether it takes an effort at all.
    public var effort: Bool? { supports("effort") }
    /// Whether it sees pictures.
    public var imageInput: Bool? { supports("image_input") }
    /// Whether it reads PDF documents.
    public var pdfInput: Bool? { supports("pdf_input") }
    /// Whether it can use the tools of the server.
    public var serverTools: Bool? { supports("server_tools") }
    /// Whether it can answer in a format that is prescribed.
    public var structuredOutputs: Bool? { supports("structured_outputs") }
    /// Whether it can think before it answers.
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
