import MessagesTesting
import Testing

/// The bill, at every time at which somebody may want to see it.
@Suite struct StagedCostTests {
    /// Three answers, by two models.
    private func three(_ columns: Int) throws -> StagedChat {
        let chat = try StagedChat(columns, 40)
        chat.ask("one", "1")
        chat.ask("two", "2", input: Wire.cached(written: 340, read: 11_904), output: 1234)
        chat.type("/model haiku\r")
        chat.ask("three", "3", model: "claude-haiku-5-5")
        chat.type("/cost\r")
        return chat
    }

    @Test func oneAnswer() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.type("/cost\r")
        #expect(
            chat.screen == """
                > one
                1

                > /cost
                model              answers  in  cached  written  out      cost
                claude-sonnet-5-5        1  15       0        0    9  $0.00012
                session                                               $0.00012

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func twoModels() throws {
        let chat = try three(80)
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /model haiku
                claude-haiku-5-5  $0.10 / $0.50, above 100,000 tokens $0.50 / $2.50; the
                conversation is no longer in the cache: the next message sends it anew for
                ~$0.0000022

                > three
                3

                > /cost
                model              answers  in  cached  written    out        cost
                claude-sonnet-5-5        2  27  11,904      340  1,243  $0.0145244
                claude-haiku-5-5         1  15       0        0      9   $0.000006
                session                                                 $0.0145304

                >
                haiku-5-5 · in 15 · out 9 · $0.000006 · session $0.0145 · window 0 %
                """)
    }

    @Test func twoModelsWhereThereIsMuchRoom() throws {
        let chat = try three(120)
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /model haiku
                claude-haiku-5-5  $0.10 / $0.50, above 100,000 tokens $0.50 / $2.50; the conversation is no longer in the cache: the
                next message sends it anew for ~$0.0000022

                > three
                3

                > /cost
                model              answers  in  cached  written    out        cost
                claude-sonnet-5-5        2  27  11,904      340  1,243  $0.0145244
                claude-haiku-5-5         1  15       0        0      9   $0.000006
                session                                                 $0.0145304

                >
                haiku-5-5 · in 15 · out 9 · $0.000006 · session $0.0145 · window 0 %
                """)
    }

    @Test func twoModelsWhereThereIsLittleRoom() throws {
        let chat = try three(40)
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /model haiku
                claude-haiku-5-5  $0.10 / $0.50, above
                100,000 tokens $0.50 / $2.50; the
                conversation is no longer in the cache:
                the next message sends it anew for
                ~$0.0000022

                > three
                3

                > /cost
                claude-sonnet-5-5
                  2 answers, $0.0145244
                  in 27, cached 11,904
                  written 340, out 1,243
                claude-haiku-5-5
                  1 answer, $0.000006
                  in 15, cached 0
                  written 0, out 9
                session $0.0145304

                >
                haiku-5-5 · in 15 · out 9 · $0.000006
                """)
    }
}
