import Testing

/// Tables of answers, at every width.
@Suite struct StagedTableTests {
    private func shown(_ columns: Int, _ answer: String) throws -> StagedChat {
        let chat = try StagedChat(columns, 60)
        chat.ask("show", answer)
        return chat
    }

    private static let table = """
        | Model | Price | Remark |
        |:------|------:|:------:|
        | Sonnet | $2.00 | the default, and the one that most people want |
        | Opus **5** | $4.00 | `code` |
        | Haiku | $0.50 | |
        """

    @Test func aTable() throws {
        let chat = try shown(80, Self.table)
        #expect(
            chat.screen == """
                > show
                Model  │ Price │                     Remark
                ───────┼───────┼───────────────────────────────────────────────
                Sonnet │ $2.00 │ the default, and the one that most people want
                Opus 5 │ $4.00 │                      code
                Haiku  │ $0.50 │

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func aTableWhereThereIsMuchRoom() throws {
        let chat = try shown(120, Self.table)
        #expect(
            chat.screen == """
                > show
                Model  │ Price │                     Remark
                ───────┼───────┼───────────────────────────────────────────────
                Sonnet │ $2.00 │ the default, and the one that most people want
                Opus 5 │ $4.00 │                      code
                Haiku  │ $0.50 │

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func aTableWhereThereIsLittleRoom() throws {
        let chat = try shown(40, Self.table)
        #expect(
            chat.screen == """
                > show
                Model  │ Price │         Remark
                ───────┼───────┼───────────────────────
                Sonnet │ $2.00 │  the default, and the
                       │       │  one that most people
                       │       │          want
                Opus 5 │ $4.00 │          code
                Haiku  │ $0.50 │

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func aTableWhereThereIsNoRoom() throws {
        let chat = try shown(20, Self.table)
        #expect(
            chat.screen == """
                > show
                | Model | Price | Re
                mark |
                |:------|------:|:--
                ----:|
                | Sonnet | $2.00 | t
                he default, and the
                one that most people
                 want |
                | Opus **5** | $4.00
                 | `code` |
                | Haiku | $0.50 | |

                >
                $0.00012
                """)
    }
}
