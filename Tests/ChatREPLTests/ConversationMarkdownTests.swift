import ChatKit
import ChatREPL
import ClaudeMessages
import Testing

/// A conversation as a document, in which each part ends where it ends.
@Suite struct ConversationMarkdownTests {
    private func document(_ question: Question, _ answers: [String]) -> String {
        var transcript = Transcript()
        let turn = TurnID(0)
        transcript.apply(.asked(turn, question, parent: nil))
        for answer in answers {
            transcript.apply(
                .answered(turn, Round(answer: [.text(answer)], stopReason: .pauseTurn)))
        }
        transcript.apply(.ended(turn, .answered, partial: []))
        let text = ConversationMarkdown(title: "a\ntitle", began: 0, cost: nil, transcript).text
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4)
            .joined(separator: "\n")
    }

    @Test func allOfATurnIsInIt() {
        let question = Question([
            .text("look: "), .folded("the paste", shown: "[Pasted]"),
            .block(.image(.url("u")), shown: "[Image]"),
        ])
        #expect(
            document(question, ["first", "", "second\n\n"])
                == "## You\n\nlook: the paste[Image]\n\n## Claude\n\nfirst\n\nsecond\n")
    }

    @Test(arguments: [
        ("```\na\n```", nil), ("```swift\na", "```"), ("````\n```\na", "````"),
        ("~~~\n```\na", "~~~"), ("1. a\n   ```\n   b", "   ```"), ("```a`b\nc", nil),
        ("```\na\n``` b", "```"), ("```\r\na\r\n```\r\nb", nil), ("a ``` b", nil),
    ])
    func anOpenCodeBlockIsClosed(answer: String, end: String?) {
        let expected = answer + (end.map { "\n" + $0 } ?? "")
        #expect(document(Question("q"), [answer]) == "## You\n\nq\n\n## Claude\n\n\(expected)\n")
    }
}
