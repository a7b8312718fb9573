/// The tools that Anthropic defines: type, name and members.
struct DefinedTool: Sendable {
    let types: [String]
    /// Nil for toolsets, which have no name.
    let name: String?
    let members: [String]
    /// The beta header that the tool requires.
    var beta: String?

    static func defined(_ type: String) -> DefinedTool? { all.first { $0.types.contains(type) } }

    private static let common = [
        "type", "name", "cache_control", "allowed_callers", "defer_loading", "strict",
    ]
    private static let client = common + ["input_examples"]
    private static let search =
        common + ["max_uses", "allowed_domains", "blocked_domains", "user_location"]
    private static let fetch =
        common + [
            "max_uses", "allowed_domains", "blocked_domains", "citations", "max_content_tokens",
            "url_sources",
        ]
    private static let toolset = ["type", "cache_control", "configs"]

    private static let all = [
        DefinedTool(types: ["bash_20250124"], name: "bash", members: client),
        DefinedTool(
            types: ["text_editor_20250728"], name: "str_replace_based_edit_tool",
            members: client + ["max_characters"]),
        DefinedTool(
            types: ["text_editor_20250429"], name: "str_replace_based_edit_tool", members: client),
        DefinedTool(types: ["text_editor_20250124"], name: "str_replace_editor", members: client),
        DefinedTool(types: ["memory_20250818"], name: "memory", members: client),
        DefinedTool(
            types: ["web_search_20250305", "web_search_20260209"], name: "web_search",
            members: search),
        DefinedTool(
            types: ["web_search_20260318"], name: "web_search",
            members: search + ["response_inclusion"]),
        DefinedTool(
            types: ["web_fetch_20250910", "web_fetch_20260209"], name: "web_fetch",
            members: fetch),
        DefinedTool(
            types: ["web_fetch_20260309"], name: "web_fetch", members: fetch + ["use_cache"]),
        DefinedTool(
            types: ["web_fetch_20260318"], name: "web_fetch",
            members: fetch + ["use_cache", "response_inclusion"]),
        DefinedTool(
            types: [
                "code_execution_20250522", "code_execution_20250825", "code_execution_20260120",
                "code_execution_20260521",
            ], name: "code_execution", members: common),
        DefinedTool(
            types: ["tool_search_tool_regex_20251119", "tool_search_tool_regex"],
            name: "tool_search_tool_regex", members: common),
        DefinedTool(
            types: ["tool_search_tool_bm25_20251119", "tool_search_tool_bm25"],
            name: "tool_search_tool_bm25", members: common),
        DefinedTool(
            types: ["computer_toolset_20260801", "browser_toolset_20260801"], name: nil,
            members: toolset),
        DefinedTool(
            types: ["computer_20251124", "computer_20250124"], name: "computer",
            members: client + [
                "display_width_px", "display_height_px", "display_number", "enable_zoom",
            ], beta: "computer-use-"),
        DefinedTool(
            types: ["mcp_toolset"], name: nil,
            members: toolset + ["mcp_server_name", "default_config"], beta: "mcp-client-"),
        DefinedTool(
            types: ["advisor_20260301"], name: "advisor",
            members: client + ["model", "max_uses", "caching"], beta: "advisor-tool-"),
    ]
}
