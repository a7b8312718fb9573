import ClaudeMessages
import MessagesTesting
import Testing

/// Answers that break off, and requests that are sent again.
@Suite struct StagedBreakTests {
    @Test func aCutInTheMiddleKeepsWhatCame() throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon a **time")
        chat.breakOff(
            TransportError(.cutOff, "transfer closed with outstanding read data remaining"))
        #expect(
            chat.screen == """
                > tell me
                Once upon a **time

                the answer was cut off (transfer closed with outstanding read data remaining):
                ask again for the whole of it [what came is kept]

                >
                sonnet-5-5 · in 15 · out ~6 · ~$0.00009 · session ~$0.00009 · window 0 %
                """)
    }

    @Test func aStreamThatEndsInTheMiddleIsCut() throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon a time")
        chat.serveEnd()
        #expect(
            chat.screen == """
                > tell me
                Once upon a time

                the answer was cut off (the stream ended before the answer did): ask again for
                the whole of it [what came is kept]

                >
                sonnet-5-5 · in 15 · out ~5 · ~$0.00008 · session ~$0.00008 · window 0 %
                """)
    }

    @Test func silenceInTheMiddleIsSaid() throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon")
        chat.breakOff(TransportError(.stalled, "nothing came for 90 s"))
        #expect(
            chat.screen == """
                > tell me
                Once upon

                nothing came for 90 s: the server or the network is silent, try again or raise
                /timeout [what came is kept]

                >
                sonnet-5-5 · in 15 · out ~3 · ~$0.00006 · session ~$0.00006 · window 0 %
                """)
    }

    @Test func silenceBeforeTheAnswerGivesTheMessageBack() throws {
        let chat = try StagedChat()
        chat.type("tell me\r")
        chat.pass(.seconds(600))
        chat.breakOff(TransportError(.stalled, "nothing came for 600 s"))
        #expect(
            chat.screen == """
                > tell me
                nothing came for 600 s: the server or the network is silent, try again or raise
                /timeout [your message is back at the prompt]

                > tell me
                sonnet-5-5 · in ~7 · out ~0 · ~$0.000014 · session ~$0.000014 · window 0 %
                """)
    }

    @Test func theServerGivesUpInTheMiddle() throws {
        let chat = try StagedChat()
        chat.begin("tell me", "Once upon")
        chat.serve(Wire.error("overloaded_error", "Overloaded"))
        #expect(
            chat.screen == """
                > tell me
                Once upon

                the API is overloaded (Overloaded): try again in a minute [what came is kept]

                >
                sonnet-5-5 · in 15 · out ~3 · ~$0.00006 · session ~$0.00006 · window 0 %
                """)
    }

    @Test func aCutWhereThereIsLittleRoom() throws {
        let chat = try StagedChat(30, 12)
        chat.begin("tell me", "Once upon a time")
        chat.breakOff(TransportError(.cutOff, "Connection reset by peer"))
        #expect(
            chat.screen == """
                > tell me
                Once upon a time

                the answer was cut off
                (Connection reset by peer):
                ask again for the whole of it
                [what came is kept]

                >
                sonnet-5-5 · ~$0.00008
                """)
    }
}
