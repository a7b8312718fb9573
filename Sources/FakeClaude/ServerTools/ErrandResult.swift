import WireJSON

/// What came of an errand, and what the answer says about it.
struct ErrandResult: Sendable {
    var type: String
    var content: JSON
    var remarks: [Answer.Block]

    /// The result as a block, of the call with that id or of the last one.
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
