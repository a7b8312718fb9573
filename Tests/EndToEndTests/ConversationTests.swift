import FakeClaude
import TestSupport
import Testing
import WireJSON

/// A conversation in a terminal: the screen, and what the next message sends.
@Suite struct ConversationTests {
    @Test func threeTurnsAsTheyAreSeen() throws {
        let chat = try ChatScreen(try Stage())
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        try chat.ask(
            "do you remember?",
            answer: "I was sent 3 turns in 5 messages. "
                + "The first message of this conversation was: echo one")
        #expect(
            chat.transcript == """
                > echo one
                one

                > echo two
                two

                > do you remember?
                I was sent 3 turns in 5 messages. The first message of this conversation was: echo one

                """)
        chat.expectNothingUnknown()
    }

    private static func user(_ text: String) -> String {
        #"{"role":"user","content":[{"type":"text","text":"\#(text)"}]}"#
    }

    private static func assistant(_ content: String) -> String {
        #"{"role":"assistant","content":\#(content)}"#
    }

    @Test func answersGoBackByteForByte() throws {
        let stage = try Stage()
        let relay = try Relay(to: stage.port)
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(relay.port)"
        let chat = try ChatScreen(stage)
        try chat.ask("[[fault unknown]] echo one", answer: "one")
        try chat.ask("[[fault crlf,comments]] list", answer: "3. They end.")
        try chat.ask("echo three", answer: "three")

        let answers = try relay.answers.map(ReceivedAnswer.init)
        #expect(answers.count == 3)
        #expect(answers[0].blocks.count == 3)
        let request = try #require(stage.asked.last?.body)
        let (first, second) = (answers[0].content, answers[1].content)
        let messages = [
            Self.user("[[fault unknown]] echo one"), Self.assistant(first),
            Self.user("[[fault crlf,comments]] list"), Self.assistant(second),
            Self.user("echo three"),
        ]
        let history = "\"messages\":[" + messages.joined(separator: ",") + "]"
        #expect(request.contains(history), "\(request)")
        // Number literals and escapes of a content block of unknown type, as bytes of the response.
        let literals =
            #""wide":12345678901234567890,"exact":1.0,"small":1e-7,"big":2E+3,"#
            + #""text":"caf\u00e9 \/ \ud83d\ude00","nested":{"b":[],"a":{}},"nothing":null"#
        #expect(first.contains(literals))
        #expect(request.contains(literals))
    }

    @Test func whatIsTypedMeanwhileIsSentAfterTheAnswer() throws {
        let stage = try Stage(rate: 200)
        let chat = try ChatScreen(stage)
        chat.enter("write 60 words")
        try chat.waitUntil { $0.everything.contains("w0010") }
        chat.enter("echo second")
        try chat.waitUntil("one queued") { $0.screen.contains("queued: 'echo second'\n>\n") }
        chat.enter("echo third")
        try chat.waitUntil("both queued") {
            $0.screen.contains("queued: 'echo second'\nqueued: 'echo third'\n>\n")
        }
        chat.type("a draft")
        try chat.waitUntil("the last answer") { $0.isAtRest && $0.count(of: "third") == 1 }
        #expect(chat.terminal.screen.draft == "> a draft")
        #expect(stage.asked.count == 3)
        #expect(
            stage.bodies.map { $0["messages"]?.arrayValue?.count } == [1, 3, 5])
        #expect(
            chat.transcript.contains(
                """
                w0059 w0060.

                > echo second
                second

                > echo third
                third

                """))
        chat.expectNothingUnknown()
    }
}
