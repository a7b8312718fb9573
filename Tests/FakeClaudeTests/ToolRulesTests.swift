import FakeClaude
import Testing

@Suite struct ToolRulesTests {
    private static let ask = #"{"role":"user","content":"a"}"#
    private static func call(_ ids: String...) -> String {
        let blocks = ids.map { #"{"type":"tool_use","id":"\#($0)","name":"t","input":{}}"# }
        return #"{"role":"assistant","content":[\#(blocks.joined(separator: ","))]}"#
    }
    private static func results(_ ids: String..., text: String? = nil, first: Bool = false)
        -> String
    {
        var blocks = ids.map { #"{"type":"tool_result","tool_use_id":"\#($0)","content":"r"}"# }
        if let text {
            blocks.insert(#"{"type":"text","text":"\#(text)"}"#, at: first ? 0 : ids.count)
        }
        return #"{"role":"user","content":[\#(blocks.joined(separator: ","))]}"#
    }
    private static func unanswered(_ ids: String) -> String {
        "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after:"
            + " \(ids). Each `tool_use` block must have a corresponding `tool_result` block in the"
            + " next message."
    }

    @Test(arguments: [
        ([ask, call("a"), results("a")], "ok"),
        ([ask, call("a", "b"), results("b", "a", text: "and")], "ok"),
        ([ask, call("a"), call("b"), results("a", "b")], "ok"),
        ([ask, call("a"), results("a"), results(text: "more")], "ok"),
        ([ask, call("a", "b"), results("a")], unanswered("b")),
        ([ask, call("a"), ask], unanswered("a")),
        ([ask, call("a"), results("a", text: "before", first: true)], unanswered("a")),
        ([ask, call("a")], unanswered("a")),
        ([ask, call("a", "a"), results("a")], "messages: `tool_use` ids must be unique"),
        (
            [ask, call("a"), results("a", "c")],
            "messages.2.content.1: unexpected `tool_use_id` found in `tool_result` blocks: c. Each"
                + " `tool_result` block must have a corresponding `tool_use` block in the previous"
                + " message."
        ),
        (
            [ask, call("a"), results("a", "a")],
            "messages.2.content.1: each tool_use must have a single result. Found multiple"
                + " `tool_result` blocks with id: a"
        ),
        (
            [ask, call("a b"), results("a b")],
            "messages.1.content.0.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'"
        ),
    ])
    func pairs(_ messages: [String], _ message: String) {
        let found = verdict(body(messages: messages.joined(separator: ",")))
        #expect(found == (message == "ok" ? "ok" : "400 invalid_request_error: " + message))
    }

    private static let tool = #"{"name":"t","input_schema":{"type":"object"}}"#

    @Test(
        arguments: [
            ("claude-opus-5", tool, nil, "ok"),
            ("claude-opus-5", #"{"type":"bash_20250124","name":"bash"}"#, nil, "ok"),
            ("claude-opus-5", #"{"type":"hammer","name":"x"}"#, nil, "Input tag 'hammer'"),
            ("claude-opus-5", "\(tool),\(tool)", nil, "tools: Tool names must be unique."),
            (
                "claude-opus-5", #"{"name":"a.b","input_schema":{"type":"object"}}"#, nil,
                "should match"
            ),
            ("claude-opus-5", #"{"name":"a"}"#, nil, "tools.0.custom.input_schema: Field required"),
            ("claude-opus-5", tool, #"{"type":"any"}"#, "ok"),
            ("claude-opus-5", tool, #"{"type":"tool","name":"t"}"#, "ok"),
            ("claude-opus-5", tool, #"{"type":"tool","name":"u"}"#, "Tool 'u' not found"),
            ("claude-opus-5", tool, #"{"type":"some"}"#, "Input tag 'some'"),
            ("claude-opus-5", "", #"{"type":"auto"}"#, "while providing tools"),
            ("claude-haiku-5-5", tool, #"{"type":"any"}"#, "ok"),
            ("claude-sonnet-5-5", tool, #"{"type":"any"}"#, "not supported for this model"),
            (
                "claude-opus-5-5", tool, #"{"type":"tool","name":"t"}"#,
                "not supported for this model"
            ),
            ("claude-fable-5-1", tool, #"{"type":"any"}"#, "not supported for this model"),
        ] as [(String, String, String?, String)])
    func tools(_ model: String, _ tools: String, _ choice: String?, _ part: String) {
        let members = #""tools":[\#(tools)]"# + (choice.map { #","tool_choice":\#($0)"# } ?? "")
        let found = verdict(body(model, say: "a", members))
        #expect(part == "ok" ? found == "ok" : found.contains(part), "\(found)")
    }
}
