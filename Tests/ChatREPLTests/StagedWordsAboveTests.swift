import MessagesTesting
import Testing

/// What commands say while an answer is under way.
@Suite struct StagedWordsAboveTests {
    @Test func aShortCommandSpeaksAboveThePromptUntilTheNextKey() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.type("/cost\r")
        #expect(
            chat.screen == """
                > first
                The first

                nothing yet
                an answer is under way, and not in these figures: ~3 tokens, ~$0.00006 so far
                >
                ⠋ 0.1 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.serve(Wire.text(0, " answer goes on"))
        #expect(
            chat.screen == """
                > first
                The first answer goes on

                nothing yet
                an answer is under way, and not in these figures: ~3 tokens, ~$0.00006 so far
                >
                ⠙ 0.2 s · ~8 tok · ~$0.00011 · esc stops
                """)
        chat.type("x")
        #expect(
            chat.screen == """
                > first
                The first answer goes on

                > x
                ⠙ 0.2 s · ~8 tok · ~$0.00011 · esc stops
                """)
        chat.press(.backspace)
        chat.type("/window\r")
        #expect(
            chat.screen == """
                > first
                The first answer goes on

                window: 200,000 tokens, 0 % full, 0 turns
                >
                ⠙ 0.4 s · ~8 tok · ~$0.00011 · esc stops
                """)
        chat.press(.escape)
        #expect(
            chat.screen == """
                > first
                The first answer goes on

                >
                ⠹ 0.5 s · ~8 tok · ~$0.00011 · esc stops
                """)
    }

    @Test func aLongOneWaitsForTheEnd() throws {
        let chat = try StagedChat(80, 15, commands: .few)
        chat.begin("first", "The first")
        chat.type("/set\r")
        chat.type("/model\r")
        #expect(
            chat.screen == """
                > first
                The first

                shown after this answer: /set, /model
                >
                ⠙ 0.2 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.finish(" answer.")
        #expect(
            chat.everything == """
                > first
                The first answer.

                > /set
                model       sonnet
                system      none
                effort      auto
                max-tokens  auto
                stop        none
                notify      off

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
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func anUnknownCommandIsSaidAtOnce() throws {
        let chat = try StagedChat()
        chat.begin("first", "The first")
        chat.type("/hepl\r")
        #expect(
            chat.screen == """
                > first
                The first

                there is no command /hepl: did you mean /help? (// sends a slash)
                >
                ⠋ 0.0 s · ~3 tok · ~$0.00006 · esc stops
                """)
    }
}
