import MessagesTesting
import Testing
import WireJSON

/// What the model thinks: hidden, shown while it lasts, and afterwards.
@Suite struct StagedThinkingTests {
    private static let start: JSON = ["type": "thinking", "thinking": "", "signature": ""]

    private func think(_ chat: StagedChat, _ thoughts: String) {
        chat.serve(
            Wire.start(model: StagedChat.model), Wire.blockStart(0, Self.start),
            Wire.delta(0, ["type": "thinking_delta", "thinking": JSON(thoughts)]))
    }

    private func answer(_ chat: StagedChat, _ text: String) {
        chat.serve(
            Wire.delta(0, ["type": "signature_delta", "signature": "c2ln"]), Wire.blockStop(0),
            Wire.textBlock(1, text), Wire.end(), Wire.stop)
        chat.serveEnd()
    }

    @Test func itIsHiddenAndSaidInTheFooter() throws {
        let chat = try StagedChat()
        chat.type("think\r")
        think(chat, "First I look at the question, then I answer.")
        chat.pass(.seconds(3))
        #expect(
            chat.screen == """
                > think
                >
                ⠹ 3.0 s · thinking · ~14 tok · ~$0.00017 · 4 tok/s · esc stops
                """)
        answer(chat, "The answer.")
        #expect(
            chat.screen == """
                > think
                The answer.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func itIsShownWhileItLastsAndThenAsOneLine() throws {
        let chat = try StagedChat(60, 16, arguments: ["--show-thinking"])
        chat.type("think\r")
        think(
            chat,
            "First I look at the question. It is short, so the answer can be short as well. "
                + "Then I look for traps, of which there are two.\n\nNow for the first of them:")
        chat.pass(.seconds(3))
        #expect(
            chat.screen == """
                > think
                │ there are two.
                │
                │ Now for the first of them:
                >
                ⠹ 3.0 s · thinking · ~48 tok · ~$0.00051 · esc stops
                """)
        answer(chat, "The answer.")
        #expect(
            chat.screen == """
                > think
                thought for 3.1 s, ~48 tok
                The answer.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }

    @Test func thoughtsBetweenTextsAreLinesBetweenThem() throws {
        let chat = try StagedChat(arguments: ["--show-thinking"])
        chat.type("think\r")
        think(chat, "Before.")
        chat.serve(
            Wire.blockStop(0), Wire.textBlock(1, "The first half"), Wire.blockStart(2, Self.start),
            Wire.delta(2, ["type": "thinking_delta", "thinking": "Between."]))
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > think
                thought for 0.1 s, ~3 tok
                The first half

                │ Between.
                >
                ⠴ 1.2 s · thinking · ~10 tok · ~$0.00013 · 8 tok/s · esc stops
                """)
        chat.serve(Wire.blockStop(2), Wire.textBlock(3, "and the second."), Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > think
                thought for 0.1 s, ~3 tok
                The first half
                thought for 1.1 s, ~3 tok
                and the second.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theCommandShowsItAfterwards() throws {
        let chat = try StagedChat(60, 24)
        chat.type("/think\r")
        chat.type("think\r")
        think(
            chat,
            "First I look at the question, then at the answer, which has to be short.\n\nDone.")
        answer(chat, "The answer.")
        chat.type("/think\r")
        chat.type("/think show\r")
        chat.type("/think maybe\r")
        #expect(
            chat.screen == """
                > /think
                the last answer shows no thinking (/think show, hide)

                > think
                The answer.

                > /think
                First I look at the question, then at the answer, which has
                to be short.

                Done.

                > /think show
                thinking is shown from now on

                > /think maybe
                /think takes show or hide, not 'maybe'

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }

    @Test func anAnswerOfThoughtsAloneIsEmpty() throws {
        let chat = try StagedChat(arguments: ["--show-thinking"])
        chat.type("think\r")
        think(chat, "I think that I need not say anything.")
        chat.serve(
            Wire.blockStop(0), Wire.end("max_tokens"), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > think
                thought for 0.1 s, ~12 tok
                the answer was cut by the limit of tokens: raise /max-tokens for more; your
                message is back at the prompt

                > think
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func whatIsStoppedInTheMiddleOfAThoughtComesBack() throws {
        let chat = try StagedChat(arguments: ["--show-thinking"])
        chat.type("think\r")
        think(chat, "First I look at the question.")
        chat.press(.escape)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > think
                stopped: your message is back at the prompt

                > think
                sonnet-5-5 · in 15 · out ~10 · ~$0.00013 · session ~$0.00013 · window 0 %
                """)
    }
}
