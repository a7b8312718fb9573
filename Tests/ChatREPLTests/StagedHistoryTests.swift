import Testing

/// Up and Down: through the rows of a draft, and through what was typed before.
@Suite struct StagedHistoryTests {
    @Test func upGoesThroughRowsBeforeItGoesBack() throws {
        let chat = try StagedChat(history: ["oldest", "two\nlines"])
        chat.type("draft")
        chat.press(.up)
        #expect(
            chat.screen == """
                > two
                  lines
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.up, .up)
        #expect(
            chat.screen == """
                > oldest
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.up)
        #expect(
            chat.screen == """
                > oldest
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.down, .down, .down)
        #expect(
            chat.screen == """
                > draft
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func aFoldedPasteComesBackFolded() throws {
        let chat = try StagedChat()
        chat.paste((1...12).map { "line \($0)" }.joined(separator: "\n"))
        chat.type(" see\r")
        chat.finishWhole("I see.")
        chat.press(.up)
        #expect(
            chat.screen == """
                > [Pasted #1: 12 lines] see
                I see.

                > [Pasted #1: 12 lines] see
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func aMessageThatBeginsWithASlashIsShownAsItWasTyped() throws {
        let chat = try StagedChat()
        chat.type("//etc is a folder\r")
        chat.press(.escape)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > //etc is a folder
                stopped: your message is back at the prompt

                > //etc is a folder
                sonnet-5-5 · in ~9 · out ~0 · ~$0.000018 · session ~$0.000018 · window 0 %
                """)
    }
}
