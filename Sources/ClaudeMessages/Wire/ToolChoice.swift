/// Whether the model may, must or must not call a tool.
public enum ToolChoice: Sendable, Hashable {
    /// The model decides; with `onlyOne` at most one call per answer.
    case auto(onlyOne: Bool = false)
    /// The model must call some tool.
    case any(onlyOne: Bool = false)
    /// The model must call this tool.
    case tool(String, onlyOne: Bool = false)
    /// The model must not call a tool.
    case none

    /// Whether it forces a call, which the newest models refuse.
    public var isForced: Bool {
        switch self {
        case .any, .tool: true
        case .auto, .none: false
        }
    }

    /// The value of `tool_choice`.
    public var json: JSON {
        var json: JSON
        let isOne: Bool
        switch self {
        case .auto(let onlyOne): (json, isOne) = (["type": "auto"], onlyOne)
        case .any(let onlyOne): (json, isOne) = (["type": "any"], onlyOne)
        case .tool(let name, let onlyOne):
            (json, isOne) = (["type": "tool", "name": JSON(name)], onlyOne)
        case .none: (json, isOne) = (["type": "none"], false)
        }
        if isOne { json["disable_parallel_tool_use"] = true }
        return json
    }
}
