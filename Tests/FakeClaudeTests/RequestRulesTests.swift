import FakeClaude
import Testing

/// Each row is a body and the expected error; the models' rules are in `ModelRulesTests`.
@Suite struct RequestRulesTests {
    private static let invalid = "400 invalid_request_error: "

    @Test(arguments: [
        (#"{"#, "The request body is not valid JSON: the text ends too early at byte 1"),
        ("[]", "Input should be a valid dictionary or object to extract fields from"),
        ("{}", "model: Field required"),
        (#"{"model":"claude-sonnet-5-5"}"#, "max_tokens: Field required"),
        (
            #"{"model":"claude-sonnet-5-5","max_tokens":1.5}"#,
            "max_tokens: Input should be a valid integer"
        ),
        (
            #"{"model":"claude-sonnet-5-5","max_tokens":-1}"#,
            "max_tokens: Input should be greater than or equal to 0"
        ),
        (
            #"{"model":"claude-haiku-4-5","max_tokens":64001}"#,
            "max_tokens: 64001 > 64000, which is the maximum allowed number of output tokens for"
                + " claude-haiku-4-5-20251001"
        ),
        (#"{"model":"claude-sonnet-5-5","max_tokens":1}"#, "messages: Field required"),
        (body(messages: ""), "messages: at least one message is required"),
        (
            body("claude-opus-5", say: "hi", #""colour":1"#),
            "colour: Extra inputs are not permitted"
        ),
        (
            body("claude-opus-5", say: "hi", #""mcp_servers":[]"#),
            "mcp_servers: Extra inputs are not permitted"
        ),
        (
            body("claude-opus-5", say: "hi", #""stream":1"#),
            "stream: Input should be a valid boolean"
        ),
        (
            body("claude-opus-5", say: "hi", #""stop_sequences":[" "]"#),
            "stop_sequences: each stop sequence must contain non-whitespace"
        ),
        (
            body("claude-opus-5", say: "hi", #""metadata":{"name":"x"}"#),
            "metadata.name: Extra inputs are not permitted"
        ),
        (
            body("claude-opus-5", say: "hi", #""system":[{"type":"text","text":""}]"#),
            "system: text content blocks must be non-empty"
        ),
        (
            body("claude-opus-5", say: "hi", #""system":[{"type":"text","text":" \n\u00a0"}]"#),
            "system: text content blocks must contain non-whitespace text"
        ),
        (
            body("claude-opus-5", say: "hi", #""system":"\t ""#),
            "system: text content blocks must contain non-whitespace text"
        ),
        (
            body("claude-opus-5", say: "hi", #""service_tier":"best""#),
            "service_tier: Input should be 'auto' or 'standard_only'"
        ),
    ])
    func members(_ body: String, _ message: String) {
        #expect(verdict(body) == Self.invalid + message)
    }

    @Test func unknownModel() {
        #expect(verdict(body("claude-9")) == "404 not_found_error: model: claude-9")
    }

    @Test func betas() {
        let known = verdict(
            body("claude-opus-5", say: "hi", #""mcp_servers":[]"#), beta: "mcp-client-2025-11-20")
        #expect(known == "ok")
        let unknown = verdict(body(), beta: "pdfs-2024-09-25, warp-2026-01-01")
        #expect(unknown.contains("Unexpected value(s) `warp-2026-01-01`"))
    }

    @Test func countingNeedsNoMaximum() {
        let asked = #"{"model":"claude-opus-5","messages":[{"role":"user","content":"hi"}]}"#
        #expect(verdict(asked, counting: true) == "ok")
        #expect(
            verdict(body(), counting: true)
                == Self.invalid + "max_tokens: Extra inputs are not permitted")
    }

    private static let empty =
        "all messages must have non-empty content except for the optional final assistant message"

    @Test(arguments: [
        (
            #"{"role":"assistant","content":"a"}"#,
            "messages: first message must use the \"user\" role"
        ),
        (
            #"{"role":"tool","content":"a"}"#,
            "messages.0.role: Input should be 'user', 'assistant' or 'system'"
        ),
        (#"{"content":"a"}"#, "messages.0.role: Field required"),
        (#"{"role":"user"}"#, "messages.0.content: Field required"),
        (#"{"role":"user","content":""}"#, "messages.0: \(empty)"),
        (#"{"role":"user","content":[]}"#, "messages.0: \(empty)"),
        (
            #"{"role":"user","content":"a","name":"b"}"#,
            "messages.0.name: Extra inputs are not permitted"
        ),
        (
            #"{"role":"user","content":[{"type":"text","text":""}]}"#,
            "messages: text content blocks must be non-empty"
        ),
        (
            #"{"role":"user","content":[{"type":"text","text":" \n"}]}"#,
            "messages: text content blocks must contain non-whitespace text"
        ),
        (
            #"{"role":"user","content":[{"type":"text","text":"a","id":1}]}"#,
            "messages.0.content.0.text.id: Extra inputs are not permitted"
        ),
        (#"{"role":"user","content":[{"text":"a"}]}"#, "messages.0.content.0.type: Field required"),
        (
            #"{"role":"user","content":[{"type":"thinking","thinking":"a"}]}"#,
            "messages.0.content.0: Input tag 'thinking' found using 'type' does not match any of"
                + " the expected tags: 'text', 'image', 'document', 'search_result',"
                + " 'tool_result', 'container_upload'"
        ),
        (
            #"{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/bmp","data":"AA=="}}]}"#,
            "messages.0.content.0.image.source.base64.media_type: Input should be 'image/jpeg',"
                + " 'image/png', 'image/gif' or 'image/webp'"
        ),
        (
            #"{"role":"user","content":"a"},{"role":"assistant","content":[]},{"role":"user","content":"b"}"#,
            "messages.1: \(empty)"
        ),
        (
            #"{"role":"user","content":"a"},{"role":"assistant","content":"b"}"#,
            "This model does not support assistant message prefill. The conversation must end"
                + " with a user message."
        ),
        (
            #"{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"thinking","thinking":"b","signature":"bad"}]},{"role":"user","content":"c"}"#,
            "messages.1.content.0: Invalid `signature` in `thinking` block"
        ),
        (
            #"{"role":"user","content":"a"},{"role":"system","content":"b"},{"role":"user","content":"c"}"#,
            "messages.1: a `system` message must be last or be followed by an `assistant` message"
        ),
    ])
    func messages(_ messages: String, _ message: String) {
        #expect(verdict(body(messages: messages)) == Self.invalid + message)
    }

    @Test(arguments: [
        #"{"role":"user","content":"a"},{"role":"user","content":"b"}"#,
        #"{"role":"user","content":"a"},{"role":"system","content":"b"}"#,
        #"{"role":"user","content":"a"},{"role":"system","content":"b"},{"role":"system","content":"c"}"#,
        #"{"role":"user","content":"a"},{"role":"system","content":"b"},{"role":"assistant","content":"c"},{"role":"user","content":"d"}"#,
        #"{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"server_tool_use","id":"s","name":"web_search","input":{}}]}"#,
    ])
    func goodMessages(_ messages: String) {
        #expect(verdict(body(messages: messages)) == "ok")
    }

    @Test(arguments: [
        (0, 4, "ok"), (0, 5, "A maximum of 4 blocks with cache_control may be provided. Found 5."),
        (1, 3, "ok"), (1, 4, "A maximum of 4 blocks with cache_control may be provided. Found 5."),
    ])
    func countsBreakpoints(_ automatic: Int, _ explicit: Int, _ expected: String) {
        let block = #"{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}"#
        let blocks = Array(repeating: block, count: explicit).joined(separator: ",")
        let system = #""system":[\#(blocks)]"#
        let members = system + (automatic == 0 ? "" : #","cache_control":{"type":"ephemeral"}"#)
        let found = verdict(body("claude-opus-5", say: "hi", members))
        #expect(found == (expected == "ok" ? "ok" : Self.invalid + expected))
    }

    @Test func longLivedBreakpointsComeFirst() {
        let system = #""system":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]"#
        let hour = #""cache_control":{"type":"ephemeral","ttl":"1h"}"#
        #expect(verdict(body("claude-opus-5", say: "a", "\(system),\(hour)")).contains("ttl='1h'"))
        let other = #""cache_control":{"type":"ephemeral","ttl":"2h"}"#
        #expect(
            verdict(body("claude-opus-5", say: "a", other))
                == Self.invalid + "cache_control.ttl: Input should be '5m' or '1h'")
    }
}
