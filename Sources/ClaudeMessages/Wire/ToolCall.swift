/// A tool call of the model, as a view of its block.
public struct ToolCall: Sendable, Hashable {
    /// The block as it came.
    public let json: JSON

    /// A view of that block, whatever it is.
    public init(json: JSON) { self.json = json }

    /// What the result names.
    public var id: String { json["id"]?.stringValue ?? "" }
    /// The tool that is called; empty when there is none.
    public var name: String { json["name"]?.stringValue ?? "" }
    /// An object; `{}` when the model gave no arguments.
    public var input: JSON { json["input"] ?? [:] }
    /// Who called: `direct`, or the type of the code-execution tool whose code did.
    public var caller: String? { json["caller"]?["type"]?.stringValue }
    /// The set a tool of a toolset belongs to; a result names it as well.
    public var toolsetName: String? { json["toolset_name"]?.stringValue }
}
