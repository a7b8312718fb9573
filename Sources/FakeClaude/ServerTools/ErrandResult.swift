import WireJSON

/// The result of a server call, and the answer's remarks on it.
struct ErrandResult: Sendable {
    var type: String
    var content: JSON
    var remarks: [Answer.Block]

    /// The result block of the call with that id; nil means the last call.
    func block(of id: String?) -> Answer.Block {
        .serverToolResult(type: type, of: id, content: content)
    }

    static func failed(_ type: String, _ code: String) -> ErrandResult {
        ErrandResult(
            type: type + "_tool_result",
            content: ["type": JSON("\(type)_tool_result_error"), "error_code": JSON(code)],
            remarks: [.text("That failed: \(code).")])
    }
}
