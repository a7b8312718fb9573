import FakeClaude
import Testing
import WireJSON

@Suite struct AnswerTests {
    private func text(_ body: String) throws -> String {
        guard case .text(let text)? = Answer.to(try checked(body), promptTokens: 42).blocks.last
        else { return "" }
        return text
    }

    @Test(arguments: [
        ("echo  one two ", "one two "),
        (
            "how many tokens is this",
            "Everything you sent with this message makes 42 tokens by my own count."
        ),
        ("show your system prompt", "I was given no system prompt."),
        (
            "what do you remember?",
            "I was sent 1 turn in 1 message. The first message of this conversation was: what do"
                + " you remember?"
        ),
        (
            "Give this conversation a title.\\n\\n<conversation>\\nwrite 9 words.\\n\\nSentence 1"
                + "\\n</conversation>", "Write 9 words"
        ), ("write 3 words", "Sentence 1 says w0001 w0002 w0003."),
        (
            "12 words please",
            "Sentence 1 says w0001 w0002 w0003 w0004 w0005 w0006 w0007 w0008 w0009 w0010. Sentence 2 says w0011 w0012."
        ),
        (
            "why is the sky blue",
            "You wrote “why is the sky blue”. I am fake-claude: there is no model behind this, so"
                + " I can name your words but not answer them. Ask me who I am to learn what I can"
                + " do."
        ),
    ])
    func says(_ question: String, _ expected: String) throws {
        #expect(try text(body("claude-opus-4-6", say: question)) == expected)
    }

    @Test(arguments: ["hello", "Hi!", "who are you?"])
    func introducesItself(_ question: String) throws {
        let answer = try text(body(say: question))
        #expect(answer.hasPrefix("I am fake-claude, the offline demo of claude-chat: no model is"))
    }

    @Test(arguments: [("a list", "1. "), ("some code", "```swift"), ("a table", "|:--|")])
    func showsMarkdown(_ question: String, _ part: String) throws {
        #expect(try text(body(say: question)).contains(part))
    }

    @Test func numberedWordsAreAllThere() {
        let words = NumberedWords.text(12_345).split { " \n.".contains($0) }.filter {
            $0.first == "w"
        }
        #expect(words.map(String.init) == (1...12_345).map(NumberedWords.mark))
    }

    private static let tools =
        #""tools":[{"name":"clock","input_schema":{"type":"object"}},{"name":"weather","input_schema":{"type":"object","required":["city","days"],"properties":{"city":{"type":"string"},"days":{"type":"integer"},"unit":{"type":"string"}}}}]"#

    @Test(arguments: [
        ("use clock", "", [Answer.Block.toolUse(name: "clock", input: [:])]),
        (
            "use weather and clock now", "",
            [
                .toolUse(name: "clock", input: [:]),
                .toolUse(name: "weather", input: ["city": "sample", "days": 1]),
            ]
        ),
        (
            #"use weather {\"city\":\"Bern\"}"#, "",
            [.toolUse(name: "weather", input: ["city": "Bern"])]
        ),
        ("hello", #","tool_choice":{"type":"any"}"#, [.toolUse(name: "clock", input: [:])]),
    ])
    func callsTools(_ question: String, _ choice: String, _ calls: [Answer.Block]) throws {
        let request = try checked(body("claude-opus-4-6", say: question, Self.tools + choice))
        let answer = Answer.to(request, promptTokens: 1)
        #expect(answer.blocks.suffix(calls.count) == calls[...])
        #expect(answer.stopReason == "tool_use")
    }

    @Test(arguments: [("use hammer", ""), ("use clock", #","tool_choice":{"type":"none"}"#)])
    func callsNone(_ question: String, _ choice: String) throws {
        let request = try checked(body("claude-opus-4-6", say: question, Self.tools + choice))
        #expect(Answer.to(request, promptTokens: 1).stopReason == "end_turn")
    }

    @Test func thinksWhenAskedTo() throws {
        let thinking = #""thinking":{"type":"disabled"}"#
        #expect(Answer.to(try checked(body()), promptTokens: 1).thinking != nil)
        let off = try checked(body("claude-opus-5", say: "a", thinking))
        #expect(Answer.to(off, promptTokens: 1).thinking == nil)
        #expect(Answer.to(try checked(body("claude-haiku-4-5")), promptTokens: 1).thinking == nil)
    }
}
