import Testing
import WireJSON

/// The bill of answers that are under way, were stopped, failed, or have no price.
@Suite struct StagedUnusualCostTests {
    @Test func nothingYet() throws {
        let chat = try StagedChat()
        chat.type("/cost\r")
        chat.type("hello\r")
        chat.type("/cost\r")
        #expect(
            chat.screen == """
                > /cost
                nothing yet

                > hello
                nothing yet
                an answer is under way, and not in these figures
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func inTheMiddleOfAnAnswer() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.begin("two", "The second answer, as far as it came")
        chat.type("/cost\r")
        #expect(
            chat.screen == """
                > one
                1

                > two
                The second answer, as far as it came

                model              answers  in  cached  written  out      cost
                claude-sonnet-5-5        1  15       0        0    9  $0.00012
                session                                               $0.00012
                an answer is under way, and not in these figures: ~12 tokens, ~$0.00015 so far
                >
                ⠋ 0.1 s · ~12 tok · ~$0.00015 · esc stops
                """)
    }

    @Test func whatWasStoppedOrFailedIsInIt() throws {
        let chat = try StagedChat()
        chat.begin("one", "The first answer, as far as it came")
        chat.press(.escape)
        chat.type("two\r")
        chat.press(.escape)
        chat.press(.controlU)
        chat.transport.reply(
            .json(
                400,
                [
                    "type": "error",
                    "error": ["type": "invalid_request_error", "message": "no"],
                ]))
        chat.type("three\r")
        chat.pass(.seconds(1))
        chat.press(.controlU)
        chat.type("/cost\r")
        #expect(
            chat.screen == """
                > one
                The first answer, as far as it came

                stopped: what came is kept

                > two
                stopped: your message is back at the prompt

                > three
                the API refuses the request (400, no) [your message is back at the prompt]

                > /cost
                model              answers  in  cached  written  out        cost
                claude-sonnet-5-5        1  62       0        0   11  ~$0.000234
                session                                               ~$0.000234
                claude-sonnet-5-5: 1 request without an answer, in the cost

                >
                sonnet-5-5 · in ~47 · out ~0 · ~$0.000094 · session ~$0.00023 · window 0 %
                """)
    }

    @Test func aModelWhosePriceIsNotKnown() throws {
        let chat = try StagedChat(arguments: ["-m", "my-own-model"])
        chat.ask("one", "1", model: "my-own-model")
        chat.type("/cost\r")
        chat.press(.controlD)
        #expect(
            chat.screen == """
                > one
                1

                > /cost
                model         answers  in  cached  written  out           cost
                my-own-model        1  15       0        0    9  price unknown
                session                                          price unknown

                session of 1 answer, price unknown
                """)
    }
}
