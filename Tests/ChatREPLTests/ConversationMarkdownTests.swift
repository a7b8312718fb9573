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

    /// On a terminal words are not broken; code and tables are as they came.
    @Test func aTerminalBreaksBetweenWords() {
        var transcript = Transcript()
        let turn = TurnID(0)
        transcript.apply(.asked(turn, Question("one two three four"), parent: nil))
        let code = "```swift\nlet one = two + three + four\n```"
        let answer = "A few words and more\n\n\(code)\n| a table | of two |\n  * a point of a list"
        transcript.apply(
            .answered(turn, Round(answer: [.text(answer)], stopReason: .endTurn)))
        transcript.apply(.ended(turn, .answered, partial: []))
        let document = ConversationMarkdown(title: "t", began: 0, cost: nil, transcript)
        #expect(
            document.text(columns: 12).split(separator: "## You").last == """


                one two
                three four

                ## Claude

                A few words
                and more

                ```swift
                let one = two + three + four
                ```
                | a table | of two |
                  * a point
                  of a list

                """)
    }

    /// What is read of answers that are not whole, and of questions without one.
    @Test(arguments: [
        (TurnEnding.stopped, "Some", "Some\n\n*(the answer was stopped)*"),
        (.cut, "Some", "Some\n\n*(the answer was cut off)*"),
        (.truncated, "Some", "Some\n\n*(the answer was cut by a limit of tokens)*"),
        (.stopped, "", "*(stopped before an answer came)*"),
        (.cut, "", "*(cut off before an answer came)*"), (.failed, "", "*(no answer came)*"),
        (nil, "", "*(there is no answer yet: it is under way, or was cut when the program ended)*"),
        (
            nil, "Some",
            "Some\n\n*(the answer is not whole: it is under way, or was cut when the program ended)*"
        ), (.answered, "Some", "Some"),
    ])
    func whatIsNotWholeSaysSo(ending: TurnEnding?, answer: String, seen: String) {
        var transcript = Transcript()
        let first = TurnID(0)
        transcript.apply(.asked(first, Question("one"), parent: nil))
        transcript.apply(.answered(first, Round(answer: [.text("1")], stopReason: .endTurn)))
        transcript.apply(.ended(first, .answered, partial: []))
        let turn = TurnID(1)
        transcript.apply(.asked(turn, Question("two"), parent: first))
        let partial: [ContentBlock] = answer.isEmpty ? [] : [.text(answer)]
        if !partial.isEmpty { transcript.apply(.grew(turn, partial)) }
        if let ending { transcript.apply(.ended(turn, ending, partial: partial)) }
        let text = ConversationMarkdown(title: "t", began: 0, cost: nil, transcript).text
        #expect(
            text.split(separator: "## You\n\ntwo\n\n").last == "## Claude\n\n\(seen)\n")
        // What was asked in another place since then is not in the way.
        if answer.isEmpty, ending != nil {
            transcript.apply(.moved(to: nil))
            let moved = ConversationMarkdown(title: "t", began: 0, cost: nil, transcript).text
            #expect(!moved.contains("## You"))
        }
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
