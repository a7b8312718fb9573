import MessagesTesting
import Testing

/// A window that changes its size, at any time.
@Suite struct StagedResizeTests {
    private static let answer =
        "A long answer whose paragraph takes more than one row of most screens, and its end."

    @Test func atRest() throws {
        let chat = try StagedChat()
        chat.ask("one", Self.answer)
        chat.resize(40, 12)
        #expect(
            chat.screen == """
                > one
                A long answer whose paragraph takes more
                end.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
        chat.resize(20, 6)
        #expect(
            chat.everything == """
                > one
                A long answer whose
                end.

                >
                $0.00012
                """)
        chat.resize(200, 60)
        #expect(
            chat.everything == """
                > one
                A long answer whose
                end.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func inTheMiddleOfAnAnswer() throws {
        let chat = try StagedChat()
        chat.begin("one", Self.answer)
        chat.resize(40, 12)
        #expect(
            chat.screen == """
                > one
                A long answer whose paragraph takes
                more than one row of most screens, and
                its end.

                >
                ⠹ 0.5 s · ~26 tok · ~$0.00029
                """)
        chat.serve(Wire.text(0, " It goes on, and on, and on until it is over."))
        chat.resize(100, 12)
        #expect(
            chat.screen == """
                > one
                A long answer whose paragraph takes
                more than one row of most screens, and its end. It goes on, and on, and on until it is over.

                >
                ⠴ 1.2 s · ~40 tok · ~$0.00043 · 33 tok/s · esc stops
                """)
        chat.finish("\n\nThe end.")
        #expect(
            chat.everything == """
                > one
                A long answer whose paragraph takes
                more than one row of most screens, and its end. It goes on, and on, and on until it is over.

                The end.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func withAMenuOpen() throws {
        let chat = try StagedChat()
        chat.type("/co")
        chat.resize(40, 12)
        #expect(
            chat.screen == """
                > /co
                  /cost             show what this ses…
                  /copy [code [N]]  copy the last answ…
                sonnet-5-5 · window 0 % · /help
                """)
        chat.resize(20, 6)
        #expect(
            chat.screen == """
                > /co
                  /cost…
                  /copy [code [N]]…
                sonnet-5-5 · /help
                """)
    }

    @Test func withAQuestionOpen() throws {
        let chat = try StagedChat()
        chat.type("is sk-ant-api03-ABCDEFGHIJKLMNOP good?\r")
        chat.resize(40, 12)
        #expect(
            chat.screen == """
                > is sk-ant-api03-ABCDEFGHIJKLMNOP
                good?
                there is an API key in this (sk-ant-…);
                it is kept out of the history
                › n  do not send it
                  y  send it all the same
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("n")
        #expect(
            chat.screen == """
                > is sk-ant-api03-ABCDEFGHIJKLMNOP
                  good?
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func withADraftOfSeveralRows() throws {
        let chat = try StagedChat()
        chat.type("A draft whose words take more than one row of the window when it is narrow,")
        chat.press(.newLine)
        chat.type("and which has a second line.")
        chat.resize(40, 12)
        #expect(
            chat.screen == """
                > A draft whose words take more than
                  one row of the window when it is
                  narrow,
                  and which has a second line.
                sonnet-5-5 · window 0 % · /help
                """)
        chat.resize(20, 6)
        #expect(
            chat.screen == """
                  it is narrow,
                  and which has a
                  second line.
                sonnet-5-5 · /help
                """)
        chat.resize(80, 24)
        #expect(
            chat.everything == """
                > A draft whose words take more than one row of the window when it is narrow,
                  and which has a second line.
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func withWordsAboveThePrompt() throws {
        let chat = try StagedChat()
        chat.begin("one", "The first")
        chat.type("/cost\r")
        chat.resize(40, 6)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > one
                The first
                shown after this answer: a remark
                >
                ⠦ 1.5 s · ~3 tok · ~$0.00006
                """)
        chat.finish(" answer.")
        #expect(
            chat.everything == """
                > one
                The first answer.

                nothing yet
                an answer is under way, and not in
                these figures: ~3 tokens, ~$0.00006 so
                far

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }
}
