import MessagesTesting
import Testing

/// The ways in which an answer ends that is no failure, and no usual one either.
@Suite struct StagedEndingTests {
    private func ended(_ reason: String, _ text: String) throws -> StagedChat {
        let chat = try StagedChat()
        chat.begin("go on", text)
        chat.finish("", reason)
        return chat
    }

    @Test func theLimitOfTokensIsReached() throws {
        let chat = try ended("max_tokens", "A long answer that")
        #expect(
            chat.screen == """
                > go on
                A long answer that

                the answer was cut by the limit of tokens: raise /max-tokens for more

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theContextIsFull() throws {
        let chat = try ended("model_context_window_exceeded", "A long answer that")
        #expect(
            chat.screen == """
                > go on
                A long answer that

                the answer was cut: the model's context is full

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theModelRefusesInTheMiddle() throws {
        let chat = try ended("refusal", "I would rather")
        #expect(
            chat.screen == """
                > go on
                I would rather

                the model refused to go on: ask differently, or another model

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theModelRefusesAtOnce() throws {
        let chat = try StagedChat()
        chat.type("go on\r")
        chat.serve(Wire.start(model: StagedChat.model), Wire.end("refusal"), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > go on
                the model refused to go on: ask differently, or another model; your message is
                back at the prompt

                > go on
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theModelWantsATool() throws {
        let chat = try ended("tool_use", "I look it up.")
        #expect(
            chat.screen == """
                > go on
                I look it up.

                the model asked for a tool, and there is none to run

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theModelPauses() throws {
        let chat = try ended("pause_turn", "I am still at it.")
        #expect(
            chat.screen == """
                > go on
                I am still at it.

                the model paused and could be asked to go on

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theReasonIsNotKnown() throws {
        let chat = try ended("moon_phase", "The moon")
        #expect(
            chat.screen == """
                > go on
                The moon

                the answer ended for a reason not known here: moon_phase

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func aStopSequenceIsUsual() throws {
        let chat = try ended("stop_sequence", "One, two")
        #expect(
            chat.screen == """
                > go on
                One, two

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theEndIsNotSaid() throws {
        let chat = try StagedChat()
        chat.begin("go on", "The whole answer")
        chat.serve(Wire.blockStop(0), Wire.end())
        chat.serveEnd()
        #expect(
            chat.screen == """
                > go on
                The whole answer

                the answer is whole, but the server did not say so: something on the way cuts
                its end

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }
}
