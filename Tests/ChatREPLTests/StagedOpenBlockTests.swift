import MessagesTesting
import Testing

/// Blocks of an answer that are not finished yet.
@Suite struct StagedOpenBlockTests {
    @Test func aTableGrows() throws {
        let chat = try StagedChat(60, 20)
        chat.begin("table", "Here:\n\n| a | b |\n|---|---|\n| 1 | lo")
        #expect(
            chat.screen == """
                > table
                Here:

                a │ b
                ──┼──

                >
                ⠋ 0.0 s · ~11 tok · ~$0.00014 · esc stops
                """)
        chat.serve(Wire.text(0, "ng and longer |\n| 2"))
        #expect(
            chat.screen == """
                > table
                Here:

                a │ b
                ──┼────────────────
                1 │ long and longer

                >
                ⠙ 0.2 s · ~17 tok · ~$0.0002 · esc stops
                """)
        chat.finish(" | 2 |\n\nDone.")
        #expect(
            chat.screen == """
                > table
                Here:

                a │ b
                ──┼────────────────
                1 │ long and longer
                2 │ 2

                Done.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }

    @Test func aTableLongerThanTheScreen() throws {
        let chat = try StagedChat(40, 12)
        let rows = (1...15).map { "| \($0) | row |\n" }.joined()
        chat.begin("table", "| n | what |\n|--:|---|\n" + rows)
        #expect(
            chat.screen == """
                > table
                 n │ what
                ───┼─────
                … 14 more rows
                15 │ row

                >
                ⠋ 0.0 s · ~66 tok · ~$0.00069
                """)
        chat.finish("\nDone.")
        #expect(
            chat.everything == """
                > table
                 n │ what
                ───┼─────
                 1 │ row
                 2 │ row
                 3 │ row
                 4 │ row
                 5 │ row
                 6 │ row
                 7 │ row
                 8 │ row
                 9 │ row
                10 │ row
                11 │ row
                12 │ row
                13 │ row
                14 │ row
                15 │ row

                Done.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func codeIsOpen() throws {
        let chat = try StagedChat(60, 16)
        chat.begin("code", "Look:\n\n```swift\nlet a = 1\nlet b")
        #expect(
            chat.screen == """
                > code
                Look:

                ── swift
                let a = 1
                let b

                >
                ⠋ 0.0 s · ~10 tok · ~$0.00013 · esc stops
                """)
        chat.finish(" = 2")
        #expect(
            chat.screen == """
                > code
                Look:

                ── swift
                let a = 1
                let b = 2

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }

    @Test func aParagraphIsRewrappedAsItGrows() throws {
        let chat = try StagedChat(30, 10)
        chat.begin("text", "These words come in one after")
        #expect(
            chat.screen == """
                > text
                These words come in one after

                >
                ⠋ 0.0 s · ~10 tok · ~$0.00013
                """)
        chat.serve(Wire.text(0, "noon, *and"))
        #expect(
            chat.screen == """
                > text
                These words come in one
                afternoon, and

                >
                ⠙ 0.2 s · ~13 tok · ~$0.00016
                """)
        chat.finish(" more* of it.")
        #expect(
            chat.screen == """
                > text
                These words come in one
                afternoon, and more of it.

                >
                sonnet-5-5 · out 9 · $0.00012
                """)
    }

    @Test func aFormulaIsOpen() throws {
        let chat = try StagedChat(60, 12)
        chat.begin("formula", "So\n\n$$x = \\frac{1}")
        #expect(
            chat.screen == """
                > formula
                So

                $$x = \\frac{1}

                >
                ⠋ 0.0 s · ~6 tok · ~$0.00009 · esc stops
                """)
        chat.finish("{2}$$\n\nholds.")
        #expect(
            chat.screen == """
                > formula
                So

                      1
                  x = ─
                      2

                holds.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }

    /// It may be all of the answer.
    @Test func aNumberIsOpen() throws {
        let chat = try StagedChat()
        chat.begin("how many?", "1")
        #expect(
            chat.screen == """
                > how many?
                1

                >
                ⠋ 0.0 s · ~1 tok · ~$0.00004 · esc stops
                """)
        chat.serve(Wire.text(0, "."))
        #expect(
            chat.screen == """
                > how many?
                1

                >
                ⠙ 0.2 s · ~1 tok · ~$0.00004 · esc stops
                """)
        chat.finish(" of them")
        #expect(chat.screen.hasPrefix("> how many?\n1. of them\n"))
    }
}
