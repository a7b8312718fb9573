import Testing
import WireJSON

/// Pastes, and texts between fences.
@Suite struct StagedPasteTests {
    @Test func aLongPasteIsFolded() throws {
        let chat = try StagedChat()
        let paste = (1...12).map { "line \($0)" }.joined(separator: "\n")
        chat.type("see ")
        chat.paste(paste)
        chat.type(" and ")
        chat.paste("two\nlines")
        #expect(
            chat.screen == """
                > see [Pasted #1: 12 lines] and two
                  lines
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > see [Pasted #1: 12 lines] and two
                  lines
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
        #expect(
            chat.transport.bodies.last?["messages"]?[0]?["content"]?[0]?["text"]?.stringValue
                == "see \(paste) and two\nlines")
    }

    @Test func aPasteThatLooksLikeACommandIsSent() throws {
        let chat = try StagedChat()
        chat.paste("/clear\nthe table")
        chat.press(.enter)
        #expect(
            chat.screen == """
                > /clear
                  the table
                '/clear' is sent as text: what is folded or has several lines is never run as a
                command

                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func aPasteThatIsNotOverIsSaid() throws {
        let chat = try StagedChat()
        chat.send("\u{1B}[200~one\ntwo\nthree")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                >
                pasting: 3 lines so far (Ctrl-C ends it)
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.controlC)
        #expect(
            chat.screen == """
                > one
                  two
                  three
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func whatStandsInAFenceIsOneMessage() throws {
        let chat = try StagedChat()
        chat.type("\"\"\"\r")
        #expect(
            chat.screen == """
                > \"""

                \""" at the end closes the text, and Enter then sends it
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("/quit\r\rend\"\"\"")
        #expect(
            chat.screen == """
                > \"""
                  /quit

                  end\"""
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > \"""
                  /quit

                  end\"""
                '/quit' is sent as text: what is folded or has several lines is never run as a
                command

                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }
}
