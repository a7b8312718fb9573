import Testing

/// The system prompt.
@Suite struct StagedSystemTests {
    @Test func theSystemPrompt() throws {
        let chat = try StagedChat(80, 40)
        try chat.home.write("Answer in rhymes.\nNever in prose.\n", to: "rhymes.txt")
        chat.type("/system\r")
        chat.type("/system Be brief.\r")
        chat.type("/system\r")
        chat.type("/system Be brief.\r")
        chat.type("/system @~/rhymes.txt\r")
        chat.type("/system\r")
        chat.type("/system none\r")
        #expect(
            chat.everything == """
                > /system
                there is no system prompt

                > /system Be brief.
                system prompt set

                > /system
                system prompt: Be brief.

                > /system Be brief.
                that is the system prompt already

                > /system @~/rhymes.txt
                system prompt replaced

                > /system
                system prompt: Answer in rhymes.
                Never in prose.

                > /system none
                no system prompt

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theSystemPromptComesFromAFileThatIsNotThere() throws {
        let chat = try StagedChat(200, 24)
        chat.type("/system @~/missing.txt\r")
        #expect(
            chat.screen == """
                > /system @~/missing.txt
                /system: there is no file '~/missing.txt'

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theSystemPromptInTheMiddleOfAConversation() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.type("/system Be brief.\r")
        #expect(
            chat.screen == """
                > one
                1

                > /system Be brief.
                system prompt set; the conversation goes on

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }
}
