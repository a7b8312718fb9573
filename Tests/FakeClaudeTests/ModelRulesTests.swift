import FakeClaude
import Testing

@Suite struct ModelRulesTests {
    /// The thinking table, a row per model: adaptive, enabled, between_tools, disabled, and the
    /// last two with the highest effort.
    @Test(arguments: [
        ("claude-fable-5-2", "+----", "adaptive"), ("claude-mythos-5-1", "+----", "adaptive"),
        ("claude-opus-5-5", "+----", "adaptive"), ("claude-sonnet-5-5", "+-+--", "adaptive"),
        ("claude-haiku-5-5", "+--+-", "adaptive"), ("claude-opus-5", "+--+-", "adaptive"),
        ("claude-sonnet-5", "+--++", "adaptive"), ("claude-opus-4-8", "+--++", "off"),
        ("claude-opus-4-7", "+--++", "off"), ("claude-opus-4-6", "++-++", "off"),
        ("claude-sonnet-4-6", "++-++", "off"),
    ])
    func thinking(_ model: String, _ row: String, _ absent: String) throws {
        let configurations = [
            #""thinking":{"type":"adaptive"}"#,
            #""thinking":{"type":"enabled","budget_tokens":1024}"#,
            #""thinking":{"type":"between_tools"}"#, #""thinking":{"type":"disabled"}"#,
            #""thinking":{"type":"disabled"},"output_config":{"effort":"max"}"#,
        ]
        let found = configurations.map { verdict(body(model, say: "a", $0)) == "ok" ? "+" : "-" }
        #expect(found.joined() == row)
        let mode = try checked(body(model)).thinkingMode
        #expect((mode == .off ? "off" : "adaptive") == absent)
    }

    @Test(arguments: ["claude-opus-4-5", "claude-sonnet-4-5", "claude-haiku-4-5"])
    func thinkingOfGeneration45(_ model: String) {
        let adaptive = verdict(body(model, say: "a", #""thinking":{"type":"adaptive"}"#))
        #expect(adaptive.hasSuffix(": adaptive thinking is not supported on this model"))
        let rows = [
            (#"{"type":"enabled","budget_tokens":1999}"#, "ok"),
            (#"{"type":"enabled"}"#, "thinking.enabled.budget_tokens: Field required"),
            (#"{"type":"enabled","budget_tokens":1023}"#, "greater than or equal to 1024"),
            (#"{"type":"enabled","budget_tokens":2000}"#, "`max_tokens` must be greater than"),
            (#"{"type":"disabled"}"#, "ok"),
            (#"{"type":"maybe"}"#, "Input tag 'maybe'"),
            (
                #"{"type":"enabled","budget_tokens":1024,"display":"big"}"#,
                "'summarized' or 'omitted'"
            ),
        ]
        for (thinking, part) in rows {
            let found = verdict(body(model, say: "a", #""thinking":\#(thinking)"#))
            #expect(part == "ok" ? found == "ok" : found.contains(part), "\(found)")
        }
    }

    @Test(arguments: [
        ("claude-opus-5-5", "xhigh", true), ("claude-opus-5-5", "max", true),
        ("claude-opus-4-6", "max", true), ("claude-opus-4-6", "xhigh", false),
        ("claude-opus-4-5", "high", true), ("claude-opus-4-5", "max", false),
        ("claude-haiku-4-5", "low", false), ("claude-opus-5", "huge", false),
    ])
    func effort(_ model: String, _ effort: String, _ accepted: Bool) {
        let found = verdict(body(model, say: "a", #""output_config":{"effort":"\#(effort)"}"#))
        #expect((found == "ok") == accepted, "\(found)")
    }

    @Test(arguments: [
        ("claude-sonnet-4-5", #""temperature":0.5"#, "2023-06-01", true),
        ("claude-sonnet-4-5", #""temperature":0.5"#, "2026-10-21", false),
        ("claude-sonnet-4-5", #""temperature":1"#, "2026-10-21", false),
        ("claude-sonnet-4-5", #""temperature":1.5"#, "2023-06-01", false),
        ("claude-sonnet-4-6", #""top_k":4"#, "2023-06-01", true),
        ("claude-sonnet-4-6", #""top_k":4,"thinking":{"type":"adaptive"}"#, "2023-06-01", false),
        ("claude-sonnet-4-6", #""top_p":0.96,"thinking":{"type":"adaptive"}"#, "2023-06-01", true),
        ("claude-sonnet-4-6", #""top_p":0.9,"thinking":{"type":"adaptive"}"#, "2023-06-01", false),
        ("claude-opus-4-7", #""temperature":0.7"#, "2023-06-01", false),
        ("claude-opus-4-7", #""temperature":1.0"#, "2023-06-01", true),
        ("claude-haiku-4-5", #""inference_geo":"us""#, "2023-06-01", false),
        ("claude-opus-4-6", #""inference_geo":"us""#, "2023-06-01", true),
        ("claude-opus-5", #""speed":"fast""#, "2023-06-01", true),
        ("claude-opus-4-6", #""speed":"fast""#, "2023-06-01", true),
        ("claude-opus-4-7", #""speed":"fast""#, "2023-06-01", false),
    ])
    func parameters(_ model: String, _ members: String, _ version: String, _ accepted: Bool) {
        let found = verdict(body(model, say: "a", members), version: version)
        #expect((found == "ok") == accepted, "\(found)")
    }

    @Test(arguments: [
        ("claude-sonnet-4-5", true), ("claude-opus-4-5", true), ("claude-sonnet-4-6", false),
    ])
    func prefill(_ model: String, _ accepted: Bool) {
        let messages = #"{"role":"user","content":"a"},{"role":"assistant","content":"b"}"#
        #expect((verdict(body(model, messages: messages)) == "ok") == accepted)
        let trailing = #"{"role":"user","content":"a"},{"role":"assistant","content":"b "}"#
        #expect(verdict(body(model, messages: trailing)) != "ok")
        let thinking = #""thinking":{"type":"enabled","budget_tokens":1024}"#
        #expect(verdict(body(model, messages: messages, thinking)) != "ok")
    }

    @Test(arguments: [
        ("claude-opus-4-8", true), ("claude-fable-5", true), ("claude-haiku-5-5", true),
        ("claude-sonnet-5", false), ("claude-opus-4-7", false),
    ])
    func systemMessages(_ model: String, _ accepted: Bool) {
        let messages = #"{"role":"user","content":"a"},{"role":"system","content":"b"}"#
        #expect((verdict(body(model, messages: messages)) == "ok") == accepted)
    }

    @Test(arguments: [
        ("claude-opus-4-6", 300_000, true), ("claude-haiku-5-5", 300_001, false),
        ("claude-haiku-4-5", 64_001, false), ("claude-fable-5-2", 128_001, false),
    ])
    func aBetaRaisesTheOutput(_ model: String, _ tokens: Int, _ accepted: Bool) {
        let asked = body(model).replacing("2000", with: String(tokens))
        #expect((verdict(asked, beta: "output-300k-2026-03-24") == "ok") == accepted)
        #expect(verdict(asked) != "ok")
    }

    @Test func documentsOfAssistantsDependOnTheVersion() {
        let document =
            #"{"type":"document","source":{"type":"text","media_type":"text/plain","data":"x"}}"#
        let messages =
            #"{"role":"user","content":"a"},{"role":"assistant","content":[\#(document)]},{"role":"user","content":"b"}"#
        #expect(verdict(body(messages: messages), version: "2023-06-01") == "ok")
        #expect(verdict(body(messages: messages), version: "2026-10-21") != "ok")
        let cited =
            #"{"role":"user","content":[{"type":"text","text":"a","citations":[{"type":"char_location","cited_text":"a","document_index":0,"document_title":null,"start_char_index":0,"end_char_index":1}]}]}"#
        #expect(verdict(body(messages: cited), version: "2023-06-01") == "ok")
        #expect(verdict(body(messages: cited), version: "2026-10-21") != "ok")
    }
}
