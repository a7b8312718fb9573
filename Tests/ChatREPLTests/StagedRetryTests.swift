import ClaudeMessages
import MessagesTesting
import Testing
import WireJSON

/// Requests that are sent again by themselves, and the wait before.
@Suite struct StagedRetryTests {
    @Test func aCutBeforeTheTextIsAskedAgain() throws {
        let chat = try StagedChat()
        chat.type("tell me\r")
        chat.serve(Wire.start(model: StagedChat.model))
        chat.breakOff(TransportError(.cutOff, "Connection reset by peer"))
        #expect(
            chat.screen == """
                > tell me
                >
                ⠙ 0.2 s · the connection was lost, asking again in 0.1 s · esc stops
                """)
        chat.pass(.seconds(1))
        chat.finishWhole("Once.")
        #expect(
            chat.screen == """
                > tell me
                Once.

                >
                sonnet-5-5 · in 15 · out 9 · ~$0.00016 · session ~$0.00016 · window 0 %
                """)
    }

    @Test func theWaitForAnotherTryIsCountedDown() throws {
        let chat = try StagedChat()
        chat.transport.reply(
            .json(
                429,
                [
                    "type": "error",
                    "error": ["type": "rate_limit_error", "message": "Too many requests"],
                ], fields: [HeaderField("retry-after", "5")]))
        chat.type("hello\r")
        #expect(
            chat.screen == """
                > hello
                >
                ⠋ 0.0 s · rate limit, asking again in 5.0 s · esc stops
                """)
        chat.pass(.seconds(3))
        #expect(
            chat.screen == """
                > hello
                >
                ⠹ 3.0 s · rate limit, asking again in 2.0 s · esc stops
                """)
        chat.pass(.seconds(2))
        #expect(
            chat.screen == """
                > hello
                >
                ⠋ 5.0 s · rate limit, asking again in 0.0 s · esc stops
                """)
        chat.finishWhole("Hi")
        #expect(
            chat.screen == """
                > hello
                Hi

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func anOverloadIsWaitedFor() throws {
        let chat = try StagedChat(50, 12)
        let reply = StagedTransport.Reply.json(
            529,
            ["type": "error", "error": ["type": "overloaded_error", "message": "Overloaded"]],
            fields: [HeaderField("retry-after", "20")])
        chat.transport.reply(reply, reply, reply)
        chat.type("hello\r")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > hello
                >
                ⠼ 1.0 s · overloaded, again in 19 s
                """)
        chat.pass(.seconds(60))
        #expect(
            chat.screen == """
                > hello
                the API is overloaded (Overloaded): try again in
                20 s [tried 3 times, your message is back at the
                prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theWaitIsStopped() throws {
        let chat = try StagedChat()
        chat.transport.reply(
            .json(
                529,
                ["type": "error", "error": ["type": "overloaded_error", "message": "Overloaded"]],
                fields: [HeaderField("retry-after", "30")]))
        chat.type("hello\r")
        chat.pass(.seconds(2))
        chat.press(.escape)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > hello
                stopped: your message is back at the prompt

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
