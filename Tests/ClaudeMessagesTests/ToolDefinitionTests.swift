import ClaudeMessages
import Testing

@Suite struct ToolDefinitionTests {
    @Test func aToolOfOurs() {
        let schema = JSONSchema.object(
            [
                "city": .string("The city"), "unit": .string(oneOf: ["c", "f"]),
                "days": .integer(), "tags": .array(of: .string(), "Any"),
                "exact": .boolean("Or so").nullable, "height": .number(),
            ], optional: ["unit"], "Where")
        let tool = ToolDefinition(
            name: "get_weather", description: "The weather", inputSchema: schema, strict: true)
        #expect(tool.name == "get_weather")
        #expect(
            tool.cached(.fiveMinutes).deferred.json.description
                == #"{"name":"get_weather","description":"The weather","input_schema":"#
                + #"{"type":"object","description":"Where","properties":"#
                + #"{"city":{"type":"string","description":"The city"},"#
                + #""unit":{"type":"string","enum":["c","f"]},"days":{"type":"integer"},"#
                + #""tags":{"type":"array","description":"Any","items":{"type":"string"}},"#
                + #""exact":{"anyOf":[{"type":"boolean","description":"Or so"},{"type":"null"}]},"#
                + #""height":{"type":"number"}},"#
                + #""required":["city","days","tags","exact","height"],"#
                + #""additionalProperties":false},"strict":true,"#
                + #""cache_control":{"type":"ephemeral"},"defer_loading":true}"#)
    }

    @Test func toolsOfTheAPI() {
        let tools: [(ToolDefinition, String)] = [
            (
                .webSearch(maxUses: 3, domains: .only(["a.example"]), near: .init(country: "CH")),
                #"{"type":"web_search_20260318","name":"web_search","max_uses":3,"#
                    + #""allowed_domains":["a.example"],"#
                    + #""user_location":{"type":"approximate","country":"CH"}}"#
            ),
            (
                .webSearch(
                    domains: .not(["b.example"]),
                    near: .init(city: "Bern", region: "BE", timezone: "Europe/Zurich")),
                #"{"type":"web_search_20260318","name":"web_search","#
                    + #""blocked_domains":["b.example"],"user_location":{"type":"approximate","#
                    + #""city":"Bern","region":"BE","timezone":"Europe/Zurich"}}"#
            ),
            (
                .webFetch(maxUses: 1, maxContentTokens: 9, citations: true),
                #"{"type":"web_fetch_20260318","name":"web_fetch","max_uses":1,"#
                    + #""max_content_tokens":9,"citations":{"enabled":true}}"#
            ),
            (.codeExecution, #"{"type":"code_execution_20260521","name":"code_execution"}"#),
            (
                .toolSearchByPattern,
                #"{"type":"tool_search_tool_regex_20251119","name":"tool_search_tool_regex"}"#
            ),
            (
                .toolSearchByWords,
                #"{"type":"tool_search_tool_bm25_20251119","name":"tool_search_tool_bm25"}"#
            ),
            (.bash, #"{"type":"bash_20250124","name":"bash"}"#),
            (
                .textEditor(maxCharacters: 100),
                #"{"type":"text_editor_20250728","name":"str_replace_based_edit_tool","#
                    + #""max_characters":100}"#
            ),
            (.memory, #"{"type":"memory_20250818","name":"memory"}"#),
        ]
        for (tool, json) in tools { #expect(tool.json.description == json) }
        let toolset = ToolDefinition(json: ["type": "mcp_toolset", "mcp_server_name": "s"])
        #expect(toolset.name == "mcp_toolset")
    }

    @Test(
        arguments: [
            (.auto(), #"{"type":"auto"}"#, false),
            (.auto(onlyOne: true), #"{"type":"auto","disable_parallel_tool_use":true}"#, false),
            (.any(), #"{"type":"any"}"#, true),
            (
                .tool("t", onlyOne: true),
                #"{"type":"tool","name":"t","disable_parallel_tool_use":true}"#, true
            ), (.none, #"{"type":"none"}"#, false),
        ] as [(ToolChoice, String, Bool)])
    func choices(_ choice: ToolChoice, _ json: String, _ isForced: Bool) {
        #expect(choice.json.description == json)
        #expect(choice.isForced == isForced)
    }
}
