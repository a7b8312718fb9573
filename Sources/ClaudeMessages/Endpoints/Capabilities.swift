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
