import ChatKit
import ClaudeMessages
import Testing

@Suite struct TurnTests {
    @Test func parts() {
        let turn = Sample.turn("é", Sample.thinking, Sample.text("ab"), Sample.text("c"))
        #expect(turn.question == "é")
        #expect(turn.messages.map(\.role) == [.user, .assistant])
        #expect(turn.messages[1].text == "abc")
        let thought = ContentBlock(json: Sample.thinking).json.bytes.count
        #expect(turn.byteCount == 2 + thought + 3)
    }

    @Test func withoutThinking() {
        let turn = Sample.turn("q", Sample.redacted, Sample.text("a"), Sample.thinking)
        #expect(turn.withoutThinking == Sample.turn("q", Sample.text("a")))
        #expect(Sample.turn("q", Sample.thinking).withoutThinking == nil)
        let plain = Sample.turn("q", Sample.text("a"))
        #expect(plain.withoutThinking == plain)
    }
}
