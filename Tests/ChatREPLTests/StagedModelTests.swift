import MessagesTesting
import Testing

/// The models: their list, and another one in the middle of a chat.
@Suite struct StagedModelTests {
    private func listed(_ columns: Int) throws -> StagedChat {
        let chat = try StagedChat(columns, 40)
        chat.type("/model\r")
        return chat
    }

    @Test(arguments: [80, 120]) func theList(columns: Int) throws {
        let chat = try listed(columns)
        #expect(
            chat.screen == """
                > /model
                  claude-fable-5-2            $8.00 / $40.00
                  claude-fable-5-1            $10.00 / $50.00
                  claude-fable-5              $10.00 / $50.00
                  claude-opus-5-5             $4.00 / $20.00
                  claude-opus-5               $5.00 / $25.00
                  claude-opus-4-8             $5.00 / $25.00
                  claude-opus-4-7             $5.00 / $25.00
                  claude-opus-4-6             $5.00 / $25.00
                  claude-opus-4-5-20251101    $5.00 / $25.00
                * claude-sonnet-5-5           $2.00 / $10.00
                  claude-sonnet-5             $2.00 / $10.00
                  claude-sonnet-4-6           $3.00 / $15.00
                  claude-sonnet-4-5-20250929  $3.00 / $15.00
                  claude-haiku-5-5            $0.10 / $0.50, above 100,000 tokens $0.50 / $2.50
                  claude-haiku-4-5-20251001   $1.00 / $5.00
                prices of 2026-11-27, per million tokens in / out

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theListWhereThereIsLittleRoom() throws {
        let chat = try listed(40)
        #expect(
            chat.screen == """
                > /model
                  claude-fable-5-2
                    $8.00 / $40.00
                  claude-fable-5-1
                    $10.00 / $50.00
                  claude-fable-5
                    $10.00 / $50.00
                  claude-opus-5-5
                    $4.00 / $20.00
                  claude-opus-5
                    $5.00 / $25.00
                  claude-opus-4-8
                    $5.00 / $25.00
                  claude-opus-4-7
                    $5.00 / $25.00
                  claude-opus-4-6
                    $5.00 / $25.00
                  claude-opus-4-5-20251101
                    $5.00 / $25.00
                * claude-sonnet-5-5
                    $2.00 / $10.00
                  claude-sonnet-5
                    $2.00 / $10.00
                  claude-sonnet-4-6
                    $3.00 / $15.00
                  claude-sonnet-4-5-20250929
                    $3.00 / $15.00
                  claude-haiku-5-5
                    $0.10 / $0.50, above 100,000 tokens
                    $0.50 / $2.50
                  claude-haiku-4-5-20251001
                    $1.00 / $5.00
                prices of 2026-11-27, per million
                tokens in / out

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theServerHasOthers() throws {
        let chat = try StagedChat(80, 40)
        chat.transport.offer("claude-opus-5-5", "mistral", "llama3:8b")
        chat.type("/model\r")
        #expect(
            chat.screen.hasSuffix(
                """
                  claude-haiku-4-5-20251001   $1.00 / $5.00
                prices of 2026-11-27, per million tokens in / out

                at https://api.anthropic.com there are also:
                mistral
                llama3:8b

                >
                sonnet-5-5 · window 0 % · /help
                """))
        // They are known from now on, and not told again.
        chat.type("/model mis\r")
        chat.type("/model\r")
        #expect(
            chat.screen.hasSuffix(
                """
                > /model mis
                mistral  price unknown

                > /model
                  claude-fable-5-2            $8.00 / $40.00
                  claude-fable-5-1            $10.00 / $50.00
                  claude-fable-5              $10.00 / $50.00
                  claude-opus-5-5             $4.00 / $20.00
                  claude-opus-5               $5.00 / $25.00
                  claude-opus-4-8             $5.00 / $25.00
                  claude-opus-4-7             $5.00 / $25.00
                  claude-opus-4-6             $5.00 / $25.00
                  claude-opus-4-5-20251101    $5.00 / $25.00
                  claude-sonnet-5-5           $2.00 / $10.00
                  claude-sonnet-5             $2.00 / $10.00
                  claude-sonnet-4-6           $3.00 / $15.00
                  claude-sonnet-4-5-20250929  $3.00 / $15.00
                  claude-haiku-5-5            $0.10 / $0.50, above 100,000 tokens $0.50 / $2.50
                  claude-haiku-4-5-20251001   $1.00 / $5.00
                prices of 2026-11-27, per million tokens in / out

                >
                mistral · window 0 % · /help
                """))
    }

    @Test func theServerHasOthersWhileAnAnswerStreams() throws {
        let chat = try StagedChat()
        chat.transport.offer("mistral")
        chat.begin("one", "The first")
        chat.type("/model\r")
        #expect(
            chat.screen == """
                > one
                The first

                shown after this answer: /model
                >
                ⠋ 0.1 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.finish(" answer.")
        #expect(
            chat.screen.hasSuffix(
                """
                prices of 2026-11-27, per million tokens in / out

                at https://api.anthropic.com there are also:
                mistral

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """))
    }

    @Test func anotherOneIsChosenAndItsPriceSaid() throws {
        let chat = try StagedChat()
        chat.type("/model opus\r")
        chat.type("/model opus\r")
        chat.type("/model claude-haiku-4\r")
        #expect(
            chat.screen == """
                > /model opus
                claude-opus-5-5  $4.00 / $20.00

                > /model opus
                claude-opus-5-5 is already in use

                > /model claude-haiku-4
                claude-haiku-4-5  $1.00 / $5.00

                >
                haiku-4-5 · window 0 % · /help
                """)
    }

    @Test func namesThatCannotBe() throws {
        let chat = try StagedChat()
        for name in ["sonet", "gpt-5", "two words"] {
            chat.type("/model \(name)\r")
        }
        #expect(
            chat.everything == """
                > /model sonet
                there is no model 'sonet': did you mean sonnet? (/model asks the server for its
                models, claude-chat -m takes any name)

                > /model gpt-5
                the model 'gpt-5' is not in the catalogue of 2026-11-27; it is asked all the
                same, at an unknown price

                > /model two words
                no model's name has spaces: 'two words' is not one

                >
                gpt-5 · window 0 % · /help
                """)
    }

    @Test func aRetiredModelIsSaidToBeOne() throws {
        let chat = try StagedChat()
        chat.type("/model claude-opus-4\r")
        chat.type("/model claude-2.1\r")
        chat.type("/set model claude-3-opus-20240229\r")
        chat.type("/set --save model claude-opus-5-20260101\r")
        #expect(
            chat.screen == """
                > /model claude-opus-4
                the model 'claude-opus-4' retired on 2026-06-15 and answers no more: use
                claude-opus-5-5; nothing was changed

                > /model claude-2.1
                the model 'claude-2.1' retired on 2025-07-21 and answers no more: use
                claude-sonnet-5-5; nothing was changed

                > /set model claude-3-opus-20240229
                the model 'claude-3-opus-20240229' retired on 2026-01-05 and answers no more:
                use claude-opus-5-5; nothing was changed

                > /set --save model claude-opus-5-20260101
                there never was a model 'claude-opus-5-20260101', its day is made up: use
                claude-opus-5; nothing was changed

                >
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(throws: (any Error).self) { try chat.home.text(of: ".config/claude-chat/config") }
    }

    @Test func aSwitchSaysWhatTheColdCacheCosts() throws {
        let chat = try StagedChat()
        chat.paste(String(repeating: "word ", count: 20_000))
        chat.ask("", "I have read it.", input: Wire.cached(written: 20_000))
        #expect(
            chat.screen == """
                > [Pasted #1: 100,000 bytes]
                I have read it.

                >
                sonnet-5-5 · in 20,012 · out 9 · $0.0501 · session $0.0501 · cache until 12:05
                """)
        chat.type("/model opus\r")
        #expect(
            chat.screen == """
                > [Pasted #1: 100,000 bytes]
                I have read it.

                > /model opus
                claude-opus-5-5  $4.00 / $20.00; the conversation is no longer in the cache:
                the next message sends it anew for ~$0.1001

                >
                opus-5-5 · session $0.0501 · window 10 %
                """)
        chat.ask("and now?", "Now I am another.", model: "claude-opus-5-5")
        #expect(
            chat.screen == """
                > [Pasted #1: 100,000 bytes]
                I have read it.

                > /model opus
                claude-opus-5-5  $4.00 / $20.00; the conversation is no longer in the cache:
                the next message sends it anew for ~$0.1001

                > and now?
                Now I am another.

                >
                opus-5-5 · in 15 · out 9 · $0.00024 · session $0.0504 · window 0 %
                """)
    }
}
