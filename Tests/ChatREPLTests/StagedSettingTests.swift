import Testing

/// Settings, as they are shown and changed in the chat.
@Suite struct StagedSettingTests {
    @Test func allOfThem() throws {
        let chat = try StagedChat(80, 40, arguments: ["--effort", "high"], commands: .few)
        chat.type("/set\r")
        #expect(
            chat.screen == """
                > /set
                model       sonnet
                system      none
                effort      high (command line)
                max-tokens  auto
                stop        none
                notify      off

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func allOfThemWhereThereIsLittleRoom() throws {
        let chat = try StagedChat(
            40, 60,
            arguments: ["-s", "Answer in short sentences, and never say more than was asked."],
            commands: .few)
        chat.type("/set\r")
        #expect(
            chat.screen == """
                > /set
                model       sonnet
                system      Answer in short sentences,
                            and never say more than was
                            aske… (command line)
                effort      auto
                max-tokens  auto
                stop        none
                notify      off

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
