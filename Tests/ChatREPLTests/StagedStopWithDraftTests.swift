import Testing

/// Answers that are stopped while something stands in the prompt.
@Suite struct StagedStopWithDraftTests {
    @Test func withADraftTheDraftStays() throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon")
        chat.type("half a dra")
        chat.press(.controlC)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > tell me
                Once upon

                stopped: what came is kept

                > half a dra
                sonnet-5-5 · in 15 · out ~3 · ~$0.00006 · session ~$0.00006 · window 0 %
                """)
    }

    @Test func withAMessageInTheQueueAllOfItComesBack() throws {
        let chat = try StagedChat()
        chat.type("tell me\r")
        chat.type("second\r")
        chat.type("/undo\r")
        chat.type("half a dra")
        chat.press(.escape)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > tell me
                stopped: your messages are back at the prompt

                not run: /undo

                > tell me
                  second
                  half a dra
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
    }

    @Test func whileACommandIsTypedTheMessageWaitsForUp() throws {
        let chat = try StagedChat()
        chat.type("tell me\r")
        chat.type("/cost")
        chat.press(.controlC)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > tell me
                stopped: /retry asks again

                a command is being typed: Up brings your message back to the prompt

                > /cost
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > tell me
                stopped: /retry asks again

                a command is being typed: Up brings your message back to the prompt

                > /cost
                model              answers  in  cached  written  out        cost
                claude-sonnet-5-5        0   7       0        0    0  ~$0.000014
                session                                               ~$0.000014
                claude-sonnet-5-5: 1 request without an answer, in the cost

                >
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
        chat.press(.up, .up)
        #expect(
            chat.screen == """
                > tell me
                stopped: /retry asks again

                a command is being typed: Up brings your message back to the prompt

                > /cost
                model              answers  in  cached  written  out        cost
                claude-sonnet-5-5        0   7       0        0    0  ~$0.000014
                session                                               ~$0.000014
                claude-sonnet-5-5: 1 request without an answer, in the cost

                > tell me
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
    }
}
