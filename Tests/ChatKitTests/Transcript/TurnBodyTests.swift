import ChatKit
import ClaudeMessages
import Testing
import WireJSON

/// What of a turn may be sent back after each ending.
@Suite struct TurnBodyTests {
    private static let interrupted = Sample.text("half\n\n[This answer was interrupted here.]")
    private static let a = Sample.text("a")

    /// The content of a turn with one answer after it has ended.
    private func sent(
        _ content: [JSON], _ reason: String?, keepsThinking: Bool = true
    ) -> [JSON]? {
        let wasCut = reason == nil
        let blocks = content.map(ContentBlock.init(json:))
        var transcript = Transcript()
        let id = transcript.nextID
        transcript.apply(.asked(id, "q", parent: nil))
        if let reason {
            transcript.apply(
                .answered(id, Round(answer: blocks, stopReason: StopReason(rawValue: reason))))
        }
        let ending: TurnEnding = wasCut ? .cut : .answered
        transcript.apply(.ended(id, ending, partial: wasCut ? blocks : []))
        let messages = transcript.body(id)?.messages(ending, keepsThinking: keepsThinking)
        #expect((transcript.head == nil) == (messages == nil) || !keepsThinking)
        guard let messages else { return nil }
        #expect(messages.map(\.role) == [.user, .assistant])
        #expect(messages[0] == .user("q"))
        return messages[1].content.map(\.json)
    }

    @Test(
        arguments: [
            // Complete answers are sent back unchanged.
            ([a], "end_turn", [a]),
            ([Sample.thinking, a], "end_turn", [Sample.thinking, a]),
            ([a, Sample.redacted, a], "stop_sequence", [a, Sample.redacted, a]),
            ([a], "max_tokens", [a]),
            ([a], "model_context_window_exceeded", [a]),
            ([a], "some_new_reason", [a]),
            // The API refuses empty text.
            ([Sample.text(""), a], "end_turn", [a]),
            ([Sample.text("")], "end_turn", nil),
            ([], "end_turn", nil),
            ([Sample.thinking], "end_turn", nil),
            ([Sample.thinking, Sample.redacted], "max_tokens", nil),
            // Calls without a result are removed; text is kept.
            ([a, Sample.call], "tool_use", [a]),
            ([Sample.thinking, a, Sample.call], "tool_use", [a]),
            ([Sample.call], "tool_use", nil),
            ([a, Sample.call], "max_tokens", [a]),
            ([a], "pause_turn", [a]),
            ([a], "refusal", [a]),
            ([], "refusal", nil),
            // An interrupted answer keeps its text, with a line that says so.
            ([Sample.text("half")], nil, [interrupted]),
            ([Sample.thinking, Sample.text("half")], nil, [interrupted]),
            ([Sample.text("half"), Sample.call], nil, [interrupted]),
            ([Sample.text("ha"), Sample.text("lf")], nil, [interrupted]),
            ([Sample.text(" \n")], nil, nil),
            ([Sample.thinking], nil, nil),
            ([], nil, nil),
        ] as [([JSON], String?, [JSON]?)])
    func whatIsSentBack(_ content: [JSON], _ reason: String?, _ kept: [JSON]?) {
        #expect(sent(content, reason) == kept)
    }

    /// Text of white space only is refused like empty text.
    @Test(arguments: [" ", "\n\n", "\t "]) func whiteSpaceIsNoAnswer(_ text: String) {
        #expect(sent([Sample.text(text)], "end_turn") == nil)
        #expect(sent([Sample.text(text), Self.a], "end_turn") == [Self.a])
    }

    /// Thinking that may not be sent is left out of the prompt and kept in the transcript.
    @Test func withoutThinking() {
        let all = [Sample.redacted, Self.a, Sample.thinking]
        #expect(sent(all, "end_turn", keepsThinking: false) == [Self.a])
        #expect(sent(all, "end_turn") == all)
        #expect(sent([Self.a], "end_turn", keepsThinking: false) == [Self.a])
    }
}
