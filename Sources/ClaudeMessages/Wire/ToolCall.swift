/// A typed view of a tool call block.
public struct ToolCall: Sendable, Hashable {
    /// The block as received.
    public let json: JSON

    /// Makes a view of a block; nothing is checked.
    public init(json: JSON) { self.json = json }

    /// The call's id, which its result refers to.
    public var id: String { json["id"]?.stringValue ?? "" }
    /// The name of the tool; empty when there is none.
    public var name: String { json["name"]?.stringValue ?? "" }
    /// The arguments as a JSON object; `{}` when there are none.
    public var input: JSON { json["input"] ?? [:] }
    /// The caller: `direct`, or the type of the code execution tool whose code made the call.
    public var caller: String? { json["caller"]?["type"]?.stringValue }
    /// The toolset of the tool, which the result must name too; `nil` when there is none.
    public var toolsetName: String? { json["toolset_name"]?.stringValue }
}
