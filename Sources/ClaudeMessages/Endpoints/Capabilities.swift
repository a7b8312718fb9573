/// The capabilities of a model; `nil` for those that the API does not report.
public struct Capabilities: Sendable, Hashable {
    /// The object as received.
    public let json: JSON

    /// Makes a view of a model's `capabilities` object.
    public init(json: JSON) { self.json = json }

    /// Whether it can be used in batches.
    public var batch: Bool? { supports("batch") }
    /// Whether it can cite documents.
    public var citations: Bool? { supports("citations") }
    /// Whether it can run code on the server.
    public var codeExecution: Bool? { supports("code_execution") }
    /// Whether the server can edit its context.
    public var contextManagement: Bool? { supports("context_management") }
    /// Whether it accepts an effort.
    public var effort: Bool? { supports("effort") }
    /// Whether it accepts images.
    public var imageInput: Bool? { supports("image_input") }
    /// Whether it accepts PDF documents.
    public var pdfInput: Bool? { supports("pdf_input") }
    /// Whether it can use server tools.
    public var serverTools: Bool? { supports("server_tools") }
    /// Whether it accepts an output format.
    public var structuredOutputs: Bool? { supports("structured_outputs") }
    /// Whether it can think before it answers.
    public var thinking: Bool? { supports("thinking") }

    /// Whether it accepts an effort level: low, medium, high, xhigh, max.
    public func supports(effort level: String) -> Bool? { supports("effort", level) }

    /// Whether it accepts a type of thinking: adaptive, enabled, disabled, between_tools.
    public func supports(thinking type: String) -> Bool? { supports("thinking", "types", type) }

    /// The `supported` value at a path of member names, such as `supports("effort", "max")`.
    public func supports(_ path: String...) -> Bool? {
        let leaf = path.reduce(json as JSON?) { $0?[$1] }
        return leaf?["supported"]?.boolValue
    }
}
