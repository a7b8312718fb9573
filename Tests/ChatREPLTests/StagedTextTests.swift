import Testing

/// Text that is not plain English: other scripts, and what attacks a terminal.
@Suite struct StagedTextTests {
    @Test func otherScriptsKeepTheirColumns() throws {
        let chat = try StagedChat(40, 24)
        chat.ask(
            "日本語で？ 👩‍👩‍👧 e\u{301}",
            """
            日本語の文章は空白なしで続くので、行の終わりで折り返される。

            👩‍👩‍👧 family, 👍🏽 thumb, 🇨🇭 flag, e\u{301} and ñ in a line that wraps

            שלום עולם, مرحبا بالعالم

            | 名前 | n |
            |---|--:|
            | 東京 | 1 |
            | Z🙂 | 22 |
            """)
        #expect(
            chat.screen == """
                > 日本語で？ 👩‍👩‍👧 é
                日本語の文章は空白なしで続くので、行の
                終わりで折り返される。

                👩‍👩‍👧 family, 👍🏽 thumb, 🇨🇭 flag, é and ñ
                in a line that wraps

                שלום עולם, مرحبا بالعالم

                名前 │  n
                ─────┼───
                東京 │  1
                Z🙂  │ 22

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    /// Nothing of an answer moves the cursor, colours, turns around or hides what is beside it.
    @Test func hostileTextIsSeenAndDoesNothing() throws {
        let chat = try StagedChat()
        chat.ask(
            "attack me",
            """
            clear \u{1B}[2J\u{1B}[H title \u{1B}]0;gotcha\u{7} bell \u{7}

            over\rwritten back\u{8}\u{8}\u{8} c1 \u{9B}31m red \u{90}q\u{9C}

            bidi \u{202E}desrever\u{202C} isolate \u{2067}x\u{2069} mark \u{200F}end

            zero\u{200B}width\u{FEFF}s tag\u{E0041}s nul\u{0}s

            `code \u{1B}[31m red`
            """)
        #expect(
            chat.screen == """
                > attack me
                clear ^[[2J^[[H title ^[]0;gotcha^G bell ^G

                over^Mwritten back^H^H^H c1 <9b>31m red <90>q<9c>

                bidi <U+202E>desrever‬ isolate ⁧x⁩ mark ‏end

                zero​width﻿s tag󠁁s nul�s

                code ^[[31m red

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }
}
