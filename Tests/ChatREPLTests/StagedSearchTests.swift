import Testing

/// The search through the history, the help for keys, and Tab.
@Suite struct StagedSearchTests {
    private static let history = ["why is the sky blue?", "two\nlines of it", "why not?"]

    @Test func ctrlRFindsOneAfterTheOther() throws {
        let chat = try StagedChat(history: Self.history)
        chat.press(.controlR)
        #expect(
            chat.screen == """
                (search: )
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("why")
        #expect(
            chat.screen == """
                (search: why) why not?
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.controlR)
        #expect(
            chat.screen == """
                (search: why) why is the sky blue?
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.controlR)
        #expect(
            chat.screen == """
                (no match: why) why is the sky blue?
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.controlS)
        #expect(
            chat.screen == """
                (search newer: why) why not?
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > why not?
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func itFindsNothing() throws {
        let chat = try StagedChat(history: Self.history)
        chat.type("draft")
        chat.press(.controlR)
        chat.type("zzz")
        #expect(
            chat.screen == """
                (no match: zzz)
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.escape)
        #expect(
            chat.screen == """
                > draft
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func itFindsWhatHasSeveralLines() throws {
        let chat = try StagedChat(history: Self.history)
        chat.press(.controlR)
        chat.type("lines")
        #expect(
            chat.screen == """
                (search: lines) two
                                lines of it
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func aQuestionMarkShowsTheKeys() throws {
        let chat = try StagedChat()
        chat.type("?")
        #expect(
            chat.screen == """
                > ?
                Enter                           send
                Alt-Enter, Ctrl-J, Shift-Enter  begin a new line
                Tab                             complete commands, models, files after @
                Ctrl-R                          search the history; Ctrl-S turns around
                Ctrl-X Ctrl-E                   edit in $VISUAL or $EDITOR
                Ctrl-C                          stop the answer, or put the draft aside
                Ctrl-D                          delete; on an empty prompt: leave
                /help keys lists all keys, /help all commands
                sonnet-5-5 · window 0 % · /help
                """)
        // Nobody wants to send it.
        chat.press(.enter)
        #expect(
            chat.screen == """
                > ?
                Enter                           send
                Alt-Enter, Ctrl-J, Shift-Enter  begin a new line
                Tab                             complete commands, models, files after @
                Ctrl-R                          search the history; Ctrl-S turns around
                Ctrl-X Ctrl-E                   edit in $VISUAL or $EDITOR
                Ctrl-C                          stop the answer, or put the draft aside
                Ctrl-D                          delete; on an empty prompt: leave
                /help keys lists all keys, /help all commands
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type(" what")
        #expect(
            chat.screen == """
                > ? what
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
