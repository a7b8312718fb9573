import Testing

/// Answers that are stopped.
@Suite struct StagedStopTests {
    @Test(arguments: [StagedKey.escape, .controlC])
    func beforeTheFirstWordTheMessageComesBack(key: StagedKey) throws {
        let chat = try StagedChat()
        chat.type("tell me\r")
        chat.pass(.seconds(2))
        chat.press(key)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > tell me
                stopped: your message is back at the prompt

                > tell me
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
        chat.press(.enter)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > tell me
                stopped: your message is back at the prompt

                > tell me
                >
                ⠼ 1.0 s · waiting for the answer · esc stops
                """)
    }

    @Test(arguments: [StagedKey.escape, .controlC])
    func inTheMiddleWhatCameIsKept(key: StagedKey) throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon a **ti")
        chat.pass(.seconds(2))
        chat.press(key)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > tell me
                Once upon a **ti

                stopped: what came is kept

                >
                sonnet-5-5 · in 15 · out ~5 · ~$0.00008 · session ~$0.00008 · window 0 %
                """)
        chat.ask("go on", "me there was")
        #expect(
            chat.screen == """
                > tell me
                Once upon a **ti

                stopped: what came is kept

                > go on
                me there was

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session ~$0.0002 · window 0 %
                """)
    }

    /// The second Ctrl-C finds an empty prompt, and only says how to leave.
    @Test func ctrlCTwiceStopsAndSaysHowToLeave() throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon")
        chat.press(.controlC)
        chat.press(.controlC)
        #expect(
            chat.screen == """
                > tell me
                Once upon

                stopped: what came is kept

                Ctrl-C again, or Ctrl-D, leaves

                >
                sonnet-5-5 · in 15 · out ~3 · ~$0.00006 · session ~$0.00006 · window 0 %
                """)
        #expect(chat.ending == nil)
    }

    @Test func ctrlCTwiceBeforeTheFirstWordPutsTheMessageAside() throws {
        let chat = try StagedChat()
        chat.type("tell me\r")
        chat.press(.controlC)
        chat.press(.controlC)
        #expect(
            chat.screen == """
                > tell me
                stopped: your message is back at the prompt

                >
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
        chat.press(.up)
        #expect(
            chat.screen == """
                > tell me
                stopped: your message is back at the prompt

                > tell me
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
    }
}
