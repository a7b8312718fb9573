import ClaudeMessages
import MessagesTesting
import Testing
import WireJSON

/// Several things at once, as they come to somebody who types fast or whose window is small.
@Suite struct StagedTogetherTests {
    @Test func aSearchInTheMiddleOfAnAnswer() throws {
        let chat = try StagedChat(history: ["why is the sky blue?"])
        chat.begin("one", "The first")
        chat.press(.controlR)
        chat.type("sky")
        #expect(
            chat.screen == """
                > one
                The first

                (search: sky) why is the sky blue?
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · esc stops
                """)
        // The first Esc is for the search, the second for the answer.
        chat.press(.escape)
        #expect(
            chat.screen == """
                > one
                The first

                >
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.press(.escape)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > one
                The first

                stopped: what came is kept

                >
                sonnet-5-5 · in 15 · out ~3 · ~$0.00006 · session ~$0.00006 · window 0 %
                """)
    }

    @Test func theAnswerEndsWhileAMenuIsOpen() throws {
        let chat = try StagedChat()
        chat.begin("one", "The first")
        chat.type("/co")
        #expect(
            chat.screen == """
                > one
                The first

                > /co
                  /cost             show what this session has cost, exactly
                  /copy [code [N]]  copy the last answer, or its code
                ⠋ 0.0 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.finish(" answer.")
        #expect(
            chat.screen == """
                > one
                The first answer.

                > /co
                  /cost             show what this session has cost, exactly
                  /copy [code [N]]  copy the last answer, or its code
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func aSmallScreenWithEverythingOnIt() throws {
        let chat = try StagedChat(40, 12, arguments: ["--show-thinking"])
        chat.type("think\r")
        chat.serve(
            Wire.start(model: StagedChat.model),
            Wire.blockStart(0, ["type": "thinking", "thinking": "", "signature": ""]),
            Wire.delta(
                0,
                [
                    "type": "thinking_delta",
                    "thinking": "One thought, and another, and a third one that is longer. Done.",
                ]))
        chat.type("queued message\r")
        chat.type("/window\r")
        #expect(
            chat.screen == """
                > think
                window: 200,000 tokens, 0 % full, 0
                turns
                │ One thought, and another, and a third
                │ one that is longer. Done.
                queued: 'queued message'
                >
                ⠙ 0.2 s · ~20 tok · ~$0.00023
                """)
        chat.type("a draft of two rows, because it is")
        chat.type(" longer than one")
        #expect(
            chat.screen == """
                > think
                │ One thought, and another, and a third
                │ one that is longer. Done.
                queued: 'queued message'
                > a draft of two rows, because it is
                  longer than one
                ⠙ 0.2 s · ~20 tok · ~$0.00023
                """)
    }

    @Test func aTableIsResizedWhileItGrows() throws {
        let chat = try StagedChat(60, 16)
        chat.begin(
            "table", "| one | two |\n|---|---|\n| a cell with some words in it | and another |\n")
        #expect(
            chat.screen == """
                > table
                one                          │ two
                ─────────────────────────────┼────────────
                a cell with some words in it │ and another

                >
                ⠋ 0.0 s · ~23 tok · ~$0.00026 · esc stops
                """)
        chat.resize(30, 16)
        #expect(
            chat.screen == """
                > table
                one             │ two
                ────────────────┼────────────
                a cell with     │ and another
                some words in   │
                it              │

                >
                ⠹ 0.5 s · ~23 tok · ~$0.00026
                """)
        chat.finish("| 1 | 2 |\n")
        #expect(
            chat.everything == """
                > table
                one             │ two
                ────────────────┼────────────
                a cell with     │ and another
                some words in   │
                it              │
                1               │ 2

                >
                sonnet-5-5 · out 9 · $0.00012
                """)
    }

    @Test func anAnswerIsCutInTheMiddleOfCode() throws {
        let chat = try StagedChat()
        chat.begin("code", "Look:\n\n```swift\nlet a = 1\nlet b")
        chat.breakOff(TransportError(.cutOff, "Connection reset by peer"))
        chat.ask("go on", "```swift\n = 2\n```")
        #expect(
            chat.screen == """
                > code
                Look:

                ── swift
                let a = 1
                let b

                the answer was cut off (Connection reset by peer): ask again for the whole of
                it [what came is kept]

                > go on
                ── swift
                 = 2

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session ~$0.00025 · window 0 %
                """)
    }
}
