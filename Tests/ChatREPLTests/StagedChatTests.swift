import ChatREPL
import MessagesTesting
import TestSupport
import Testing

/// The chat as it is seen from the first key to the last, at a size that changes.
@Suite struct StagedChatTests {
    @Test func anAnswerComesAndTheChatIsLeft() throws {
        let chat = try StagedChat()
        #expect(
            chat.screen == """
                >
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("hello\r")
        #expect(
            chat.screen == """
                > hello
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
        chat.serve(
            Wire.start(model: "claude-sonnet-5-5"), Wire.blockStart(0), Wire.text(0, "Hello **the"))
        chat.pass(.seconds(2))
        #expect(
            chat.screen == """
                > hello
                Hello the

                >
                ⠇ 2.0 s · ~4 tok · ~$0.00007 · 2 tok/s · esc stops
                """)
        chat.serve(Wire.text(0, "re**"), Wire.blockStop(0), Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > hello
                Hello there

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
        chat.resize(40, 12)
        #expect(
            chat.screen == """
                > hello
                Hello there

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
        chat.type("\u{4}")
        #expect(
            chat.screen == """
                > hello
                Hello there

                session $0.00012, 1 answer
                """)
        #expect(chat.ending == .success)
    }
}
