import ClaudeMessages
import Testing

/// Commands that change what is remembered: `/undo`, `/retry`, `/clear`.
@Suite struct StagedConversationTests {
    @Test func turnsAreTakenBackOneAfterTheOther() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.ask("two", "2")
        for _ in 1...3 { chat.type("/undo\r") }
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /undo
                took back: 'two' (1 turn left; /redo brings it back, /retry asks it again)

                > /undo
                took back: 'one' (0 turns left; /redo brings it back, /retry asks it again)

                > /undo
                there is nothing to take back

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
    }

    @Test func aMessageIsAskedAgain() throws {
        let chat = try StagedChat()
        chat.type("/retry\r")
        chat.ask("throw a die", "4")
        chat.type("/retry\r")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > /retry
                there is nothing to ask again

                > throw a die
                4

                > /retry

                > throw a die
                >
                ⠼ 1.0 s · waiting for the answer · esc stops
                """)
        chat.finishWhole("6")
        #expect(
            chat.screen == """
                > /retry
                there is nothing to ask again

                > throw a die
                4

                > /retry

                > throw a die
                6

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
    }

    @Test func aMessageThatWasStoppedIsTakenBack() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.type("two\r")
        chat.press(.escape)
        chat.press(.controlU)
        chat.type("/undo\r")
        chat.type("/retry\r")
        #expect(
            chat.screen == """
                > one
                1

                > two
                stopped: your message is back at the prompt

                > /undo
                took back: 'two', which got no answer (1 turn left, /retry asks it again)

                > /retry

                > two
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func allIsForgotten() throws {
        let chat = try StagedChat(arguments: ["-s", "Be brief."])
        chat.type("/clear\r")
        chat.ask("one", "1")
        chat.ask("two", "2")
        chat.type("/clear\r")
        chat.type("/undo\r")
        #expect(
            chat.screen == """
                > /clear
                nothing was asked yet: this conversation is new

                > one
                1

                > two
                2

                > /clear
                a new conversation begins; forgot 2 turns; the system prompt stays

                > /undo
                there is nothing to take back

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
    }

    @Test func theLastMessageFailsAndIsSentAgain() throws {
        let chat = try StagedChat()
        let error = TransportError(.tls, "not trusted")
        chat.transport.reply(.failure(error), .failure(error))
        chat.type("one\r")
        chat.pass(.seconds(1))
        chat.type("/retry\r")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > one
                no trusted connection to https://api.anthropic.com (not trusted): check this
                machine's clock and SSL_CERT_FILE [your message is back at the prompt]

                > /retry

                > one
                no trusted connection to https://api.anthropic.com (not trusted): check this
                machine's clock and SSL_CERT_FILE [your message is back at the prompt]

                > one
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type(", please\r")
        chat.pass(.seconds(1))
        chat.finishWhole("1")
        #expect(
            chat.screen == """
                > one
                no trusted connection to https://api.anthropic.com (not trusted): check this
                machine's clock and SSL_CERT_FILE [your message is back at the prompt]

                > /retry

                > one
                no trusted connection to https://api.anthropic.com (not trusted): check this
                machine's clock and SSL_CERT_FILE [your message is back at the prompt]

                > one, please
                1

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func commandsThatChangeTheConversationWaitForTheAnswer() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.begin("two", "The sec")
        chat.type("/undo\r")
        chat.type("/retry\r")
        #expect(
            chat.screen == """
                > one
                1

                > two
                The sec

                queued: '/undo'
                queued: '/retry'
                >
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · 2 queued · esc stops
                """)
        chat.finish("ond")
        #expect(
            chat.screen == """
                > one
                1

                > two
                The second

                > /undo
                took back: 'two' (1 turn left; /redo brings it back, /retry asks it again)

                > /retry

                > two
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }
}
