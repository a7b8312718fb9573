import Testing

/// Settings that are changed in the chat.
@Suite struct StagedChangeTests {
    @Test func oneIsShownAndChanged() throws {
        let chat = try StagedChat(80, 40)
        chat.type("/set effort\r")
        chat.type("/set effort high\r")
        chat.type("/effort\r")
        chat.type("/effort low\r")
        chat.type("/wrap\r")
        chat.type("/temperature 0.5\r")
        chat.type("/max-tokens 1k\r")
        #expect(
            chat.screen == """
                > /set effort
                effort: auto (default); there is low, medium, high, xhigh, max, auto

                > /set effort high
                effort: high; thinking is paid as output, $10.00 per million tokens

                > /effort
                effort: high (set in this chat); there is low, medium, high, xhigh, max, auto

                > /effort low
                effort: low; thinking is paid as output, $10.00 per million tokens

                > /wrap
                wrap: word (default); there is word, soft, none

                > /temperature 0.5
                temperature: 0.5
                temperature is left out: claude-sonnet-5-5 does not take it

                > /max-tokens 1k
                max-tokens: 1,000

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func wrongOnesAreRefusedWithAFix() throws {
        let chat = try StagedChat(80, 50)
        for line in [
            "/set effrot high", "/set effort hihg", "/set base-url x", "/temperature 7",
            "/max-tokens many", "/markdown maybe", "/set --save", "/cache 2h", "/stop",
        ] { chat.type(line + "\r") }
        #expect(
            chat.screen == """
                > /set effrot high
                /set finds no setting 'effrot': did you mean effort?

                > /set effort hihg
                /set effort takes low, medium, high, xhigh, max or auto, not 'hihg': did you
                mean high?

                > /set base-url x
                /set: base-url can only be set when the chat is started, by --base-url or in
                the configuration file

                > /temperature 7
                /temperature takes auto or a number from 0 to 1, like 0.7, not '7'

                > /max-tokens many
                /max-tokens takes auto or a number of tokens from 1 to 10,000,000, like 20,000,
                200k or 1.5m, not 'many'

                > /markdown maybe
                /markdown takes on or off, not 'maybe'

                > /set --save
                /set --save needs the NAME of a setting

                > /cache 2h
                /cache takes 5m, 1h or off, not '2h'

                > /stop
                stop: none (default)

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func oneIsKept() throws {
        let chat = try StagedChat(200, 24)
        chat.type("/set --save effort high\r")
        #expect(
            chat.screen == """
                > /set --save effort high
                effort: high; thinking is paid as output, $10.00 per million tokens

                written: effort in \(chat.home.settings)

                >
                sonnet-5-5 · window 0 % · /help
                """)
        let file = try chat.home.text(of: ".config/claude-chat/config")
        #expect(
            file == """
                effort = high

                """)
    }

    @Test func answersAreShownAsTheirSource() throws {
        let chat = try StagedChat()
        chat.type("/markdown\r")
        chat.ask("emphasise", "Some **strong** words")
        chat.type("/markdown off\r")
        chat.ask("emphasise", "Some **strong** words\n\n- and a list")
        #expect(
            chat.screen == """
                > /markdown
                answers are laid out

                > emphasise
                Some strong words

                > /markdown off
                answers are shown as their source from now on

                > emphasise
                Some **strong** words

                - and a list

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
    }
}
