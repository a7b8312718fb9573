import Testing

/// A whole conversation on screens of odd sizes.
@Suite struct StagedSmallScreenTests {
    private static let answer = """
        ## Steps

        1. Open the file, and look for the line.
        2. Change `a` to `b`.

        | a | b |
        |---|---|
        | 1 | 2 |
        """

    private func conversation(_ columns: Int, _ rows: Int) throws -> StagedChat {
        let chat = try StagedChat(columns, rows)
        chat.ask("what shall I do?", Self.answer)
        chat.begin("and then?", "Then you are")
        chat.type("third\r")
        return chat
    }

    @Test func fortyByTwelve() throws {
        let chat = try conversation(40, 12)
        #expect(
            chat.screen == """
                2. Change a to b.

                a │ b
                ──┼──
                1 │ 2

                > and then?
                Then you are

                queued: 'third'
                >
                ⠋ 0.1 s · ~4 tok · ~$0.00007 · 1 queued
                """)
        chat.finish(" done.")
        #expect(
            chat.everything == """
                > what shall I do?
                Steps

                1. Open the file, and look for the
                   line.
                2. Change a to b.

                a │ b
                ──┼──
                1 │ 2

                > and then?
                Then you are done.

                > third
                >
                ⠋ 0.0 s · waiting for the answer
                """)
    }

    @Test func twentyBySix() throws {
        let chat = try conversation(20, 6)
        #expect(
            chat.screen == """

                > and then?
                Then you are
                queued: 'third'
                >
                ⠋ 0.1 s · ~4 tok
                """)
        chat.finish(" done.")
        #expect(
            chat.everything == """
                > what shall I do?
                Steps

                1. Open the file,
                   and look for the
                   line.
                2. Change a to b.

                a │ b
                ──┼──
                1 │ 2

                > and then?
                Then you are done.

                > third
                >
                ⠋ 0.0 s · waiting
                """)
    }

    @Test func twoHundredBySixty() throws {
        let chat = try conversation(200, 60)
        #expect(
            chat.screen == """
                > what shall I do?
                Steps

                1. Open the file, and look for the line.
                2. Change a to b.

                a │ b
                ──┼──
                1 │ 2

                > and then?
                Then you are

                queued: 'third'
                >
                ⠋ 0.1 s · ~4 tok · ~$0.00007 · 1 queued · esc stops
                """)
        chat.finish(" done.")
        #expect(
            chat.everything == """
                > what shall I do?
                Steps

                1. Open the file, and look for the line.
                2. Change a to b.

                a │ b
                ──┼──
                1 │ 2

                > and then?
                Then you are done.

                > third
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func tenByThree() throws {
        let chat = try StagedChat(10, 3)
        chat.ask("what?", "An answer.")
        #expect(
            chat.everything == """
                > what?
                An
                answer.

                >
                $0.00012
                """)
    }
}
