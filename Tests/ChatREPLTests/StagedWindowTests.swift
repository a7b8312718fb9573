import MessagesTesting
import Testing
import WireJSON

/// The window of tokens, and the messages that do not fit into it.
@Suite struct StagedWindowTests {
    @Test func theWindowSlides() throws {
        let chat = try StagedChat(arguments: ["--window", "1000"])
        chat.type("/window\r")
        for turn in 1...3 {
            chat.ask(
                "question \(turn)", "answer \(turn)",
                input: ["input_tokens": JSON(turn * 330), "output_tokens": 1])
        }
        chat.transport.count(1_320)
        chat.type("question 4\r")
        chat.pass(.seconds(1))
        chat.finishWhole("answer 4")
        chat.type("/window\r")
        chat.type("/window 3m\r")
        chat.type("/window lots\r")
        chat.type("/window 10\r")
        #expect(
            chat.everything == """
                > /window
                window: 1,000 tokens, 0 % full, 0 turns

                > question 1
                answer 1

                > question 2
                answer 2

                > question 3
                answer 3

                > question 4
                the window is full: the 2 oldest turns will not be sent any more

                answer 4

                > /window
                window: 1,000 tokens, 2 % full, 2 turns, 2 older turns no longer sent

                > /window 3m
                window: 1,000,000 tokens, 0 % full, 2 turns, 2 older turns no longer sent;
                claude-sonnet-5-5 takes no more

                > /window lots
                /window takes auto or a number of tokens from 500 to 10,000,000, like 20,000,
                200k or 1.5m, not 'lots'

                > /window 10
                /window takes auto or a number of tokens from 500 to 10,000,000, like 20,000,
                200k or 1.5m, not '10'

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.0044 · window 0 %
                """)
    }

    @Test func aMessageThatIsTooLongIsNotSent() throws {
        let chat = try StagedChat(arguments: ["--window", "500"])
        chat.transport.count(812)
        chat.paste(String(repeating: "many words ", count: 400))
        chat.press(.enter)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > [Pasted #1: 4,400 bytes]
                this message alone is about 812 tokens, more than the window of 500: shorten
                it, or /window N

                > [Pasted #1: 4,400 bytes]
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(chat.transport.bodies.isEmpty)
    }

    /// The turns that stay were read from the cache, and are written to it anew.
    @Test func aSlideSaysWhatItCosts() throws {
        let chat = try StagedChat(arguments: ["--window", "30k"])
        for turn in 1...3 {
            chat.transport.count(turn * 8_020)
            chat.paste(String(repeating: "word ", count: 8_000))
            chat.ask(
                " \(turn)", "answer \(turn)",
                input: Wire.cached(written: 8_010, read: (turn - 1) * 8_020))
        }
        chat.transport.count(32_100)
        chat.paste(String(repeating: "word ", count: 8_000))
        chat.type(" 4\r")
        chat.pass(.seconds(1))
        chat.finishWhole("answer 4")
        #expect(
            chat.screen == """
                > [Pasted #1: 40,000 bytes] 1
                answer 1

                > [Pasted #1: 40,000 bytes] 2
                answer 2

                > [Pasted #1: 40,000 bytes] 3
                answer 3

                > [Pasted #1: 40,000 bytes] 4
                the window is full: the 2 oldest turns will not be sent any more; the others
                are no longer in the cache: this message costs ~$0.0402

                answer 4

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.0629 · window 0 %
                """)
    }

    @Test func theSystemPromptAloneIsTooLong() throws {
        let long = String(repeating: "many words ", count: 400)
        let chat = try StagedChat(arguments: ["--window", "500", "-s", long])
        chat.transport.count(815)
        chat.type("hello\r")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > hello
                the system prompt alone is about 809 tokens, more than the window of 500:
                shorten that, or /window N

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(chat.transport.bodies.isEmpty)
    }
}
