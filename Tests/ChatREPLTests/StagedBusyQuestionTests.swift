import ClaudeMessages
import MessagesTesting
import Testing

/// The question before a key is sent, while an answer is under way.
@Suite struct StagedBusyQuestionTests {
    private static let text = "is sk-ant-api03-ABCDEFGHIJKLMNOP good?"

    @Test func whileAnAnswerStreams() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.type(Self.text + "\r")
        #expect(
            chat.screen == """
                > first
                The first

                > \(Self.text)
                there is an API key in this (sk-ant-…); it is kept out of the history
                › n  do not send it
                  y  send it all the same
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.type("y")
        #expect(
            chat.screen == """
                > first
                The first

                queued: 'is sk-ant-api03-ABCDEFGHIJKLMNOP good?'
                >
                ⠙ 0.3 s · ~3 tok · ~$0.00006 · 1 queued · esc stops
                """)
    }

    @Test func noAfterAFailureGivesBothBack() throws {
        let chat = try StagedChat()
        chat.type("one\r")
        chat.type(Self.text + "\r")
        chat.serve(Wire.error("api_error", "Internal server error"))
        chat.breakOff(TransportError(.tls, "not trusted"))
        chat.pass(.seconds(5))
        #expect(
            chat.screen == """
                > one
                no trusted connection to https://api.anthropic.com (not trusted): check this
                machine's clock and SSL_CERT_FILE [tried 2 times, your message is back at the
                prompt]

                > \(Self.text)
                there is an API key in this (sk-ant-…); it is kept out of the history
                › n  do not send it
                  y  send it all the same
                sonnet-5-5 · in ~5 · out ~0 · ~$0.00002 · session ~$0.00002 · window 0 %
                """)
        chat.type("n")
        #expect(
            chat.screen == """
                > one
                no trusted connection to https://api.anthropic.com (not trusted): check this
                machine's clock and SSL_CERT_FILE [tried 2 times, your message is back at the
                prompt]

                > one
                  is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                sonnet-5-5 · in ~5 · out ~0 · ~$0.00002 · session ~$0.00002 · window 0 %
                """)
    }

    @Test func escIsForTheQuestionAndTheAnswerGoesOn() throws {
        let chat = try StagedChat()
        chat.type("one\r")
        chat.type(Self.text + "\r")
        chat.press(.escape)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > one
                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                ⠼ 1.0 s · waiting for the answer · esc stops
                """)
        chat.serve(Wire.start(model: StagedChat.model))
        chat.serve(Wire.error("invalid_request_error", "no"))
        #expect(
            chat.screen == """
                > one
                the API refuses the request (no) [your message is back at the prompt]

                > one
                  is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                sonnet-5-5 · in 15 · out ~1 · ~$0.00004 · session ~$0.00004 · window 0 %
                """)
    }

    @Test func yesAfterAFailureSendsItAlone() throws {
        let chat = try StagedChat()
        chat.type("one\r")
        chat.type(Self.text + "\r")
        chat.serve(Wire.start(model: StagedChat.model))
        chat.serve(Wire.error("invalid_request_error", "no"))
        chat.type("y")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > one
                the API refuses the request (no) [your message is back at the prompt]

                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                > one
                ⠼ 1.0 s · waiting for the answer · esc stops
                """)
        chat.finishWhole("The key.")
        #expect(
            chat.screen == """
                > one
                the API refuses the request (no) [your message is back at the prompt]

                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                The key.

                > one
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session ~$0.00016 · window 0 %
                """)
        chat.type("/retry\r")
        #expect(
            chat.screen == """
                > one
                the API refuses the request (no) [your message is back at the prompt]

                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                The key.

                > /retry

                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                > one
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }
}
