import ChatKit
import ClaudeMessages
import Testing

@Suite struct SettlementTests {
    private static let interrupted = Sample.text("half\n\n[This answer was interrupted here.]")
    private static let a = Sample.text("a")

    @Test(
        arguments: [
            // Whole answers are kept as they came.
            ([a], "end_turn", false, [a]),
            ([Sample.thinking, a], "end_turn", false, [Sample.thinking, a]),
            ([a, Sample.redacted, a], "stop_sequence", false, [a, Sample.redacted, a]),
            ([a], "max_tokens", false, [a]),
            ([a], "model_context_window_exceeded", false, [a]),
            ([a], "some_new_reason", false, [a]),
            // Empty text is refused when it comes back.
            ([Sample.text(""), a], "end_turn", false, [a]),
            ([Sample.text("")], "end_turn", false, nil),
            ([], "end_turn", false, nil),
            ([Sample.thinking], "end_turn", false, nil),
            ([Sample.thinking, Sample.redacted], "max_tokens", false, nil),
            // Calls that nobody answers go; words stand for themselves.
            ([a, Sample.call], "tool_use", false, [a]),
            ([Sample.thinking, a, Sample.call], "tool_use", false, [a]),
            ([Sample.call], "tool_use", false, nil),
            ([a, Sample.call], "max_tokens", false, [a]),
            ([a], "pause_turn", false, [a]),
            ([a], "refusal", false, [a]),
            ([], "refusal", false, nil),
            // What was cut keeps its words, and says that it was cut.
            ([Sample.text("half")], nil, true, [interrupted]),
            ([Sample.thinking, Sample.text("half")], nil, true, [interrupted]),
            ([Sample.text("half"), Sample.call], nil, true, [interrupted]),
            ([Sample.text("ha"), Sample.text("lf")], nil, true, [interrupted]),
            ([Sample.text(" \n")], nil, true, nil),
            ([Sample.thinking], nil, true, nil),
            ([], nil, true, nil),
        ] as [([JSON], String?, Bool, [JSON]?)])
    func table(_ content: [JSON], _ reason: String?, _ wasCut: Bool, _ kept: [JSON]?) {
        let message = Sample.message(content, stop: reason)
        #expect(Settlement.content(of: message, wasCut: wasCut)?.map(\.json) == kept)
    }

    /// Text of white space alone is refused like empty text.
    @Test(arguments: [" ", "\n\n", "\t "]) func whiteSpaceIsNoAnswer(_ text: String) {
        let alone = Sample.message([Sample.text(text)])
        #expect(Settlement.content(of: alone, wasCut: false) == nil)
        let beside = Sample.message([Sample.text(text), Sample.text("a")])
        #expect(Settlement.content(of: beside, wasCut: false)?.map(\.json) == [Sample.text("a")])
    }
}
