import ChatREPL
import ChatTerminal
import ClaudeMessages
import Testing

@Suite struct ThoughtTests {
    private static let start = ContinuousClock.now

    private func block(_ json: JSON) -> StreamEvent {
        .blockStart(index: 0, block: ContentBlock(json: json))
    }

    /// The lines that events give, each 1 second and 10 tokens after the one before.
    private func lines(_ events: [StreamEvent]) -> [String] {
        var thought = Thought()
        return events.enumerated().compactMap { place, event in
            thought.take(
                event, tokens: place * 10, at: Self.start + .seconds(place))
        }
    }

    @Test func aThoughtBecomesOneLine() {
        #expect(
            lines([
                block(["type": "thinking", "thinking": ""]),
                .blockDelta(index: 0, delta: .thinking("I look")),
                .blockDelta(index: 0, delta: .thinking(" it up.")),
                .blockDelta(index: 0, delta: .signature("s")), .blockStop(index: 0),
                .blockStart(index: 1, block: .text("")),
                .blockDelta(index: 1, delta: .text("Yes.")), .blockStop(index: 1),
            ]) == ["thought for 4.0 s, ~40 tok"])
    }

    @Test func hiddenThoughtsHaveTheirTime() {
        #expect(
            lines([block(["type": "redacted_thinking", "data": "x"]), .blockStop(index: 0)])
                == ["thought for 1.0 s, ~10 tok"])
        #expect(lines([.blockStop(index: 0), .ping, .messageStop]) == [])
    }

    @Test func whatIsShownIsItsEnd() {
        var thought = Thought()
        #expect(thought.rows(columns: 20) == [])
        let begun = block(["type": "thinking", "thinking": "One"])
        #expect(thought.take(begun, tokens: 0, at: Self.start) == nil)
        #expect(thought.rows(columns: 20).map(\.plain) == ["│ One"])
        let more = " two three four five six seven eight \u{1B}[31mnine\nten"
        _ = thought.take(.blockDelta(index: 0, delta: .thinking(more)), tokens: 0, at: Self.start)
        #expect(
            thought.rows(columns: 20).map(\.plain)
                == ["│ seven eight", "│ ^[[31mnine", "│ ten"])
        // At any width.
        for columns in 0...4 { #expect(thought.rows(columns: columns).count <= 3) }
    }

    @Test func thoughtsOfAMessage() throws {
        let message = try #require(
            Message(json: [
                "content": [
                    ["type": "thinking", "thinking": "One."], ["type": "text", "text": "t"],
                    ["type": "thinking", "thinking": ""], ["type": "redacted_thinking"],
                    ["type": "thinking", "thinking": "Two."],
                ]
            ]))
        #expect(message.content.thoughts == "One.\n\nTwo.")
        #expect([ContentBlock]().thoughts == nil)
    }
}
