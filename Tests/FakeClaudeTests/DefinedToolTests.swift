import FakeClaude
import Testing

@Suite struct DefinedToolTests {
    @Test(arguments: [
        ("bash_20250124", "bash"), ("text_editor_20250728", "str_replace_based_edit_tool"),
        ("text_editor_20250124", "str_replace_editor"), ("memory_20250818", "memory"),
        ("web_search_20260209", "web_search"), ("web_fetch_20260309", "web_fetch"),
        ("code_execution_20260120", "code_execution"),
        ("tool_search_tool_regex_20251119", "tool_search_tool_regex"),
    ])
    func eachHasItsName(_ type: String, _ name: String) {
        func found(_ name: String) -> String {
            verdict(body(say: "a", #""tools":[{"type":"\#(type)"\#(name)}]"#))
        }
        #expect(found(#","name":"\#(name)""#) == "ok")
        #expect(found("").hasSuffix("tools.0.\(type).name: Field required"))
        #expect(found(#","name":"x""#).hasSuffix("tools.0.\(type).name: Input should be '\(name)'"))
        #expect(
            found(#","name":"\#(name)","colour":1"#)
                .hasSuffix("tools.0.\(type).colour: Extra inputs are not permitted"))
    }

    private static let place = "tools.0.web_search_20260209"

    @Test(arguments: [
        (#""max_uses":3,"allowed_domains":["a.org"]"#, "ok"),
        (#""max_uses":null,"blocked_domains":["a.org"],"allowed_domains":null"#, "ok"),
        (#""user_location":{"type":"approximate","city":"Bern","country":"CH"}"#, "ok"),
        (#""allowed_callers":["direct","code_execution_20260521"]"#, "ok"),
        (#""max_uses":0"#, "\(place).max_uses: Input should be greater than 0"),
        (#""max_uses":"3""#, "\(place).max_uses: Input should be a valid integer"),
        (
            #""allowed_domains":[],"blocked_domains":[]"#,
            "\(place): Cannot specify both allowed_domains and blocked_domains"
        ),
        (
            #""allowed_domains":["https://a.org"]"#,
            "\(place).allowed_domains.0: Input should be a valid domain"
        ),
        (
            #""user_location":{"city":"Bern"}"#,
            "\(place).user_location.type: Input should be 'approximate'"
        ),
        (
            #""user_location":{"type":"approximate","street":"x"}"#,
            "\(place).user_location.street: Extra inputs are not permitted"
        ),
        (
            #""user_location":{"type":"approximate","country":"Switzerland"}"#,
            "\(place).user_location.country: String should have 2 characters"
        ),
        (
            #""response_inclusion":"full""#,
            "\(place).response_inclusion: Extra inputs are not permitted"
        ),
        (#""strict":1"#, "\(place).strict: Input should be a valid boolean"),
        (
            #""allowed_callers":["me"]"#,
            "\(place).allowed_callers.0: Input should be 'direct', 'code_execution_20250825',"
                + " 'code_execution_20260120' or 'code_execution_20260521'"
        ),
    ])
    func searches(_ members: String, _ message: String) {
        let found = verdict(
            body(
                say: "a",
                #""tools":[{"type":"web_search_20260209","name":"web_search",\#(members)}]"#))
        #expect(found == (message == "ok" ? "ok" : "400 invalid_request_error: " + message))
    }

    @Test(arguments: [
        (#""url_sources":{"user_input":{"type":"all"}},"use_cache":false"#, "ok"),
        (#""citations":{"enabled":true},"max_content_tokens":100"#, "ok"),
        (#""response_inclusion":"some""#, "Input should be 'full' or 'excluded'"),
        (#""url_sources":{"user_input":{"type":"only"}}"#, "Input should be 'all' or 'none'"),
        (#""citations":{"enabled":1}"#, "citations.enabled: Input should be a valid boolean"),
        (#""user_location":null"#, "user_location: Extra inputs are not permitted"),
    ])
    func fetches(_ members: String, _ part: String) {
        let found = verdict(
            body(
                say: "a",
                #""tools":[{"type":"web_fetch_20260318","name":"web_fetch",\#(members)}]"#))
        #expect(part == "ok" ? found == "ok" : found.hasSuffix(part), "\(found)")
    }

    @Test(arguments: [
        (#"{"type":"computer_toolset_20260801"}"#, nil, true),
        (#"{"type":"computer_toolset_20260801","name":"computer"}"#, nil, false),
        (#"{"type":"web_search_20991231","name":"web_search"}"#, nil, false),
        (#"{"type":"mcp_toolset","mcp_server_name":"a"}"#, nil, false),
        (#"{"type":"mcp_toolset","mcp_server_name":"a"}"#, "mcp-client-2025-11-20", true),
        (
            #"{"type":"custom","name":"a","input_schema":{"type":"object"},"strict":true}"#, nil,
            true
        ),
        (#"{"name":"a","input_schema":{"type":"object"},"strict":"yes"}"#, nil, false),
    ])
    func others(_ tool: String, _ beta: String?, _ accepted: Bool) {
        let found = verdict(body(say: "a", #""tools":[\#(tool)]"#), beta: beta)
        #expect((found == "ok") == accepted, "\(found)")
    }

    @Test(arguments: [
        (#"{"type":"auto","disable_parallel_tool_use":true}"#, true),
        (#"{"type":"none","disable_parallel_tool_use":true}"#, false),
        (#"{"type":"auto","name":"a"}"#, false),
        (#"{"type":"tool","name":"a","disable_parallel_tool_use":true}"#, true),
    ])
    func membersOfTheChoice(_ choice: String, _ accepted: Bool) {
        let tools = #""tools":[{"name":"a","input_schema":{"type":"object"}}]"#
        let found = verdict(body("claude-opus-5", say: "a", tools + #","tool_choice":\#(choice)"#))
        #expect((found == "ok") == accepted, "\(found)")
    }
}
