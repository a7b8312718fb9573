import MessagesTesting
import Testing

/// Answers as they come, and as they stand when they are over.
@Suite struct StagedAnswerTests {
    @Test func turnsStandOneBelowTheOther() throws {
        let chat = try StagedChat()
        chat.ask("who are you?", "I am a **model**.")
        chat.ask("and what can you do?", "I answer.\n\nNothing else.")
        #expect(
            chat.screen == """
                > who are you?
                I am a model.

                > and what can you do?
                I answer.

                Nothing else.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
    }

    @Test func aLongAnswerScrollsAwayWhole() throws {
        let chat = try StagedChat(40, 10)
        let lines = (1...30).map { "line \($0) of the answer" }
        chat.begin("write thirty lines", lines.prefix(20).joined(separator: "  \n"))
        #expect(
            chat.screen == """
                line 14 of the answer
                line 15 of the answer
                line 16 of the answer
                line 17 of the answer
                line 18 of the answer
                line 19 of the answer
                line 20 of the answer

                >
                ⠋ 0.0 s · ~147 tok · ~$0.0015
                """)
        chat.finish("  \n" + lines.dropFirst(20).joined(separator: "  \n"))
        #expect(
            chat.everything == """
                > write thirty lines
                line 1 of the answer
                line 2 of the answer
                line 3 of the answer
                line 4 of the answer
                line 5 of the answer
                line 6 of the answer
                line 7 of the answer
                line 8 of the answer
                line 9 of the answer
                line 10 of the answer
                line 11 of the answer
                line 12 of the answer
                line 13 of the answer
                line 14 of the answer
                line 15 of the answer
                line 16 of the answer
                line 17 of the answer
                line 18 of the answer
                line 19 of the answer
                line 20 of the answer
                line 21 of the answer
                line 22 of the answer
                line 23 of the answer
                line 24 of the answer
                line 25 of the answer
                line 26 of the answer
                line 27 of the answer
                line 28 of the answer
                line 29 of the answer
                line 30 of the answer

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
        #expect(
            chat.screen == """
                line 24 of the answer
                line 25 of the answer
                line 26 of the answer
                line 27 of the answer
                line 28 of the answer
                line 29 of the answer
                line 30 of the answer

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func anEmptyAnswerIsSaidToBeEmpty() throws {
        let chat = try StagedChat()
        chat.type("say nothing\r")
        chat.serve(Wire.start(model: StagedChat.model), Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > say nothing
                the answer was empty: your message is back at the prompt

                > say nothing
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func anAnswerOfBlanksIsSaidToBeEmpty() throws {
        let chat = try StagedChat()
        chat.ask("say nothing", "\n \n")
        #expect(
            chat.screen == """
                > say nothing
                the answer was empty: your message is back at the prompt

                > say nothing
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    /// However the network cuts it, also in the middle of a character or an event.
    @Test(arguments: [1, 2, 3, 7, 64, 100_000])
    func everyWayOfArrivingEndsAlike(pieceLength: Int) throws {
        let chat = try StagedChat(40, 12)
        chat.type("show it\r")
        let answer =
            "# Ümläut 👩‍👩‍👧\n\n- **bold** `code`\n- 日本\n\n```swift\nlet a = 1\n```\n\n|a|b|\n|-|-|\n|1|2|"
        let deltas = answer.map { Wire.text(0, String($0)) }.joined()
        let events =
            Wire.start(model: StagedChat.model) + Wire.blockStart(0) + deltas + Wire.blockStop(0)
            + Wire.end() + Wire.stop
        for start in stride(from: 0, to: events.utf8.count, by: pieceLength) {
            let piece = events.utf8.dropFirst(start).prefix(pieceLength)
            chat.transport.serve(.success(Array(piece)))
            chat.pass(.milliseconds(1))
        }
        chat.serveEnd()
        #expect(
            chat.everything == """
                > show it
                Ümläut 👩‍👩‍👧

                • bold code
                • 日本

                ── swift
                let a = 1

                a │ b
                ──┼──
                1 │ 2

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func severalBlocksOfTextAreOneAnswer() throws {
        let chat = try StagedChat()
        chat.type("two blocks\r")
        chat.serve(
            Wire.start(model: StagedChat.model), Wire.textBlock(0, "The first ends here."),
            Wire.textBlock(1, "The second goes on."), Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > two blocks
                The first ends here.The second goes on.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }
}
