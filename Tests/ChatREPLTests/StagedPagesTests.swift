import Testing

/// The menus of commands and of the words behind them.
@Suite struct StagedPagesTests {
    @Test func theMenuOfAllCommandsHasPages() throws {
        let chat = try StagedChat(60, 15, commands: .few)
        chat.type("/")
        #expect(
            chat.screen == """
                > /
                  /help [COMMAND]             show what can be done here
                  /model [NAME]               show or switch the model
                  /system [TEXT]              show or replace the system p…
                  /clear                      begin a new conversation
                  … 1 to 4 of 13, Tab for more
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.tab, .tab)
        #expect(
            chat.screen == """
                > /
                  /quit                       leave (also Ctrl-D)
                  /effort [LEVEL]             how much work an answer take…
                  /max-tokens [N]             the longest answer, thinking…
                  /stop [TEXT]                end an answer before TEXT; c…
                  … 9 to 12 of 13, Tab for more
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.up)
        #expect(
            chat.screen == """
                > /notify
                › /notify [off/bell/desktop]  ring the bell or tell the de…
                  … 13 of 13
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.backspace)
        #expect(
            chat.screen == """
                > /notify
                  /notify [off/bell/desktop]  ring the bell or tell the de…
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func wordsBehindACommandHaveAMenuToo() throws {
        let chat = try StagedChat()
        chat.type("/effort ")
        #expect(
            chat.screen == """
                > /effort
                  low
                  medium
                  high
                  xhigh
                  max
                  auto
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.down, .down)
        #expect(
            chat.screen == """
                > /effort medium
                  low
                › medium
                  high
                  xhigh
                  max
                  auto
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > /effort medium
                effort: medium; thinking is paid as output, $10.00 per million tokens

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theMenuOnANarrowScreen() throws {
        let chat = try StagedChat(40, 24, commands: .few)
        chat.type("/s")
        #expect(
            chat.screen == """
                > /s
                  /system [TEXT]       show or replace…
                  /save-answer [FILE]  write the last…
                  /set [NAME VALUE]    show or change…
                  /stop [TEXT]         end an answer b…
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.tab)
        #expect(
            chat.screen == """
                > /system
                › /system [TEXT]       show or replace…
                  /save-answer [FILE]  write the last…
                  /set [NAME VALUE]    show or change…
                  /stop [TEXT]         end an answer b…
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func helpOffersCommandsAndKeys() throws {
        let chat = try StagedChat(60, 24)
        chat.type("/help ke")
        #expect(
            chat.screen == """
                > /help ke
                  keys  the keys of the prompt
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.tab)
        #expect(
            chat.screen == """
                > /help keys
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
