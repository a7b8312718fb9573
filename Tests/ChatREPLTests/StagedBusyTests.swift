import ChatREPL
import MessagesTesting
import Testing

/// What is typed while an answer is under way.
@Suite struct StagedBusyTests {
    @Test func aMessageIsQueuedAndSentNext() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.type("seco")
        #expect(
            chat.screen == """
                > first
                The first

                > seco
                ⠋ 0.0 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.type("nd\r")
        #expect(
            chat.screen == """
                > first
                The first

                queued: 'second'
                >
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · 1 queued · esc stops
                """)
        chat.finish(" answer.")
        #expect(
            chat.screen == """
                > first
                The first answer.

                > second
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
        chat.finishWhole("The second.")
        #expect(
            chat.screen == """
                > first
                The first answer.

                > second
                The second.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
    }

    @Test func threeWaitInTheirOrderAndUpTakesTheLastBack() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.type("second\r")
        chat.type(
            "a third message that is so long that its row cannot show all of it, because rows end\r"
        )
        chat.type("/clear\r")
        #expect(
            chat.screen == """
                > first
                The first

                queued: 'second'
                queued: 'a third message that is so long that its row cannot show all of it, …'
                queued: '/clear'
                >
                ⠹ 0.5 s · ~3 tok · ~$0.00006 · 3 queued · esc stops
                """)
        chat.press(.up)
        #expect(
            chat.screen == """
                > first
                The first

                queued: 'second'
                queued: 'a third message that is so long that its row cannot show all of it, …'
                > /clear
                ⠹ 0.5 s · ~3 tok · ~$0.00006 · 5 tok/s · 2 queued · esc stops
                """)
        chat.press(.controlU, .up)
        #expect(
            chat.screen == """
                > first
                The first

                queued: 'second'
                > a third message that is so long that its row cannot show all of it, because
                  rows end
                ⠹ 0.6 s · ~3 tok · ~$0.00006 · 4 tok/s · 1 queued · esc stops
                """)
    }

    @Test func whatChangesTheConversationWaits() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.type("/model haiku\r")
        chat.type("/system Be brief.\r")
        #expect(
            chat.screen == """
                > first
                The first

                queued: '/model haiku'
                queued: '/system Be brief.'
                >
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · 2 queued · esc stops
                """)
        chat.finish(" answer.")
        #expect(
            chat.screen == """
                > first
                The first answer.

                > /model haiku
                claude-haiku-5-5  $0.10 / $0.50, above 100,000 tokens $0.50 / $2.50

                > /system Be brief.
                system prompt set; the conversation goes on

                >
                haiku-5-5 · session $0.00012 · window 0 %
                """)
    }

    @Test func ctrlDWaitsForTheAnswer() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.press(.controlD)
        #expect(
            chat.screen == """
                > first
                The first

                leaving after this answer
                >
                ⠋ 0.1 s · ~3 tok · ~$0.00006 · 1 queued · esc stops
                """)
        chat.press(.up)
        #expect(
            chat.screen == """
                > first
                The first

                not leaving after this answer
                >
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.press(.controlD)
        chat.finish(" answer.")
        #expect(
            chat.screen == """
                > first
                The first answer.

                session $0.00012, 1 answer
                """)
        #expect(chat.ending == .success)
    }

    @Test func anErrorGivesAllMessagesBack() throws {
        let chat = try StagedChat()
        chat.type("first\r")
        chat.type("second\r")
        chat.type("third\r")
        chat.press(.controlD)
        chat.type("half a dra")
        chat.serve(Wire.start(model: StagedChat.model))
        chat.serve(Wire.error("invalid_request_error", "no"))
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > first
                the API refuses the request (no) [your messages are back at the prompt]

                not run: leaving (Ctrl-D)

                > first
                  second
                  third
                  half a dra
                sonnet-5-5 · in 15 · out ~1 · ~$0.00004 · session ~$0.00004 · window 0 %
                """)
    }
}
