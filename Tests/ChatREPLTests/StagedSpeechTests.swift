import ChatREPL
import ChatTerminal
import ClaudeMessages
import MessagesTesting
import SystemKit
import TestSupport
import Testing

/// A chat that a screen reader reads: one line after the other, and who speaks in words.
@Suite struct StagedSpeechTests {
    @Test func everyoneHasALabel() throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        chat.enter("a question")
        chat.answer("First.\n\nSecond.")
        chat.enter("/cost")
        chat.transport.reply(
            .json(
                400,
                ["type": "error", "error": ["type": "invalid_request_error", "message": "no"]]))
        chat.enter("another")
        chat.pass(.seconds(1))
        #expect(
            chat.everything == """
                you: a question
                waiting for claude
                claude: First.

                Second.

                claude finished, 1.1 s, $0.00012

                you: /cost
                model: claude-sonnet-5-5
                answers: 1
                in: 15
                cached: 0
                written: 0
                out: 9
                cost: $0.00012
                session: $0.00012

                you: another
                waiting for claude
                error: the API refuses the request (400, no) [/retry asks again]

                you:
                """)
        #expect(chat.terminal.screen.bells == 2)
    }

    @Test func whatIsDrawnElsewhereIsSaid() throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        chat.enter("q")
        chat.answer(
            """
            ## A heading
            > A quotation
            - [x] one
            - [ ] two
            ---
            ~~old~~ *new*
            ```swift
            let a = 1
            ```
            | Fruit | Count |
            |---|--:|
            | pear | 2 |
            | fig | 30 |
            """)
        #expect(
            chat.everything == """
                you: q
                waiting for claude
                claude: heading 2: A heading
                quote: A quotation
                done: one
                to do: two

                (struck out: old) new

                code, swift:
                let a = 1
                end of code

                Fruit: pear
                Count: 2

                Fruit: fig
                Count: 30

                claude finished, 1.1 s, $0.00012

                you:
                """)
    }

    @Test(arguments: [
        ("line", "claude: one two three four five six seven eight nine ten"),
        ("block", "claude: one two three four five six seven eight nine ten eleven twelve"),
        ("end", ""),
    ])
    func itIsSaidByLineByBlockOrAtTheEnd(pace: String, first: String) throws {
        let chat = try StagedChat(58, arguments: ["--screen-reader", "--speak", pace])
        chat.enter("q")
        chat.serve(
            Wire.start(model: StagedChat.model), Wire.blockStart(0),
            Wire.text(0, "one two three four five six seven eight nine ten eleven twelve\n\nM"))
        let said = chat.terminal.output.split(separator: "\n").filter { $0.hasPrefix("claude: ") }
        #expect(said.joined() == first)
        chat.serve(Wire.text(0, "ore"), Wire.blockStop(0), Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(chat.everything.contains("\nMore\n\nclaude finished"))
    }

    @Test func thePaceCanBeChangedInTheChat() throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        chat.enter("/speak end")
        chat.enter("q")
        chat.serve(
            Wire.start(model: StagedChat.model), Wire.blockStart(0), Wire.text(0, "One.\n\nTwo."))
        #expect(!chat.everything.contains("One."))
        chat.serve(Wire.blockStop(0), Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.everything == """
                you: /speak end
                speak: end

                you: q
                waiting for claude
                claude: One.

                Two.

                claude finished, 0.2 s, $0.00012

                you:
                """)
    }

    /// Once, and then every half a minute until something comes.
    @Test func theWaitIsTold() throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        chat.enter("q")
        chat.pass(.seconds(70))
        chat.answer("Hi")
        #expect(
            chat.everything == """
                you: q
                waiting for claude
                still waiting, 30 s
                still waiting, 1 min
                claude: Hi

                claude finished, 1 min 11 s, $0.00012

                you:
                """)
    }

    /// What is typed meanwhile is not seen inside the answer, and has its turn behind it.
    @Test func typeAheadWaits() throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        chat.enter("first")
        chat.serve(
            Wire.start(model: StagedChat.model), Wire.blockStart(0), Wire.text(0, "One.\n\nTw"))
        chat.enter("second")
        chat.type("thi")
        chat.serve(Wire.text(0, "o."), Wire.blockStop(0), Wire.end(), Wire.stop)
        chat.serveEnd()
        chat.answer("Hi")
        #expect(
            chat.everything == """
                you: first
                waiting for claude
                claude: One.

                Two.

                claude finished, 0.4 s, $0.00012

                you: second
                waiting for claude
                claude: Hi

                claude finished, 1.2 s, $0.00012

                you: thi
                """)
    }

    @Test func choicesAreNumbered() throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        chat.enter("is sk-ant-api03-ABCDEFGHIJKLMNOP good?")
        #expect(
            chat.screen == """
                you: is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                there is an API key in this (sk-ant-…); it is kept out of the history
                  1. do not send it
                  2. send it all the same
                1 to 2 [1]:
                """)
        chat.enter("7")
        #expect(
            chat.screen.hasSuffix(
                "1 to 2 [1]: 7\nthere is an API key in this (sk-ant-…); it is kept out of the history\n  1. do not send it\n  2. send it all the same\n1 to 2 [1]:"
            ))
        chat.enter("2")
        #expect(chat.screen.hasSuffix("1 to 2 [1]: 2\nwaiting for claude"))
    }
}
