import Testing

/// The draft: its rows, pastes, fences, and what Ctrl-C does with it.
@Suite struct StagedEditingTests {
    @Test func aDraftOfSeveralLinesIsSentAsItStands() throws {
        let chat = try StagedChat()
        chat.type("first line")
        chat.press(.newLine)
        // A backslash before Enter begins one as well.
        chat.type("second line\\")
        chat.press(.enter)
        chat.type("third line")
        #expect(
            chat.screen == """
                > first line
                  second line
                  third line
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > first line
                  second line
                  third line
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func aLongDraftIsBrokenAtWordsAndKeepsItsIndent() throws {
        let chat = try StagedChat(40, 16)
        chat.type(
            "A question that is longer than a row of this narrow screen, and has a word like ")
        chat.type("Donaudampfschifffahrtsgesellschaftskapitänsmütze in it.")
        #expect(
            chat.screen == """
                > A question that is longer than a row
                  of this narrow screen, and has a word
                  like Donaudampfschifffahrtsgesellscha
                  ftskapitänsmütze in it.
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > A question that is longer than a row
                  of this narrow screen, and has a word
                  like Donaudampfschifffahrtsgesellscha
                  ftskapitänsmütze in it.
                >
                ⠋ 0.0 s · waiting for the answer
                """)
    }

    @Test func aDraftHigherThanHalfTheScreenShowsItsEnd() throws {
        let chat = try StagedChat(40, 12)
        chat.ask("one", "1")
        for number in 1...12 {
            chat.type("line \(number)")
            if number < 12 { chat.press(.newLine) }
        }
        #expect(
            chat.screen == """
                > one
                1

                  line 7
                  line 8
                  line 9
                  line 10
                  line 11
                  line 12
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
        for _ in 1...11 { chat.press(.up) }
        #expect(
            chat.screen == """
                > one
                1

                > line 1
                  line 2
                  line 3
                  line 4
                  line 5
                  line 6
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func ctrlCPutsTheDraftAsideAndUpBringsItBack() throws {
        let chat = try StagedChat()
        chat.type("half a dra")
        chat.press(.controlC)
        #expect(
            chat.screen == """
                >
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.up)
        #expect(
            chat.screen == """
                > half a dra
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func undoTakesBackWhatWasDone() throws {
        let chat = try StagedChat()
        chat.type("one two")
        chat.press(.controlU)
        #expect(
            chat.screen == """
                >
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.controlUnderscore)
        #expect(
            chat.screen == """
                > one two
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func ctrlLLeavesThePromptAlone() throws {
        let chat = try StagedChat(60, 12)
        chat.ask("one", "1")
        chat.type("draft")
        chat.press(.controlL)
        #expect(
            chat.screen == """
                > draft
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }
}
