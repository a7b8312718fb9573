import ChatREPL
import MessagesTesting
import TestSupport
import Testing
import WireJSON

/// Turns are taken back, brought back and asked again; nothing is lost.
@Suite struct StagedBranchTests {
    /// The last rows above the prompt.
    private func rows(_ count: Int, of chat: StagedChat) -> String {
        chat.everything.split(separator: "\n", omittingEmptySubsequences: true).dropLast(2)
            .suffix(count).joined(separator: "\n")
    }

    private func chat(turns: Int, _ columns: Int = 80) throws -> StagedChat {
        let chat = try StagedChat(columns, 40)
        for turn in 0..<turns { chat.ask("question \(turn + 1)", "Answer \(turn + 1).") }
        return chat
    }

    @Test func severalTurnsGoBackAndForth() throws {
        let chat = try chat(turns: 4)
        chat.enter("/undo 3")
        #expect(
            rows(2, of: chat) == """
                > /undo 3
                took back 3 turns, from 'question 2' on (1 turn left, /redo brings them back)
                """)
        chat.enter("/redo")
        #expect(rows(1, of: chat) == "brought back: 'question 2' (2 turns now)")
        chat.enter("/redo 9")
        #expect(rows(1, of: chat) == "brought back 2 turns, the last: 'question 4' (4 turns now)")
        chat.enter("/redo")
        #expect(rows(1, of: chat) == "there is nothing to bring back")
        chat.ask("and now", "Yes.")
        #expect(chat.sent == ["question 1", "question 2", "question 3", "question 4", "and now"])
    }

    @Test(arguments: [
        ("/undo 0", "/undo takes a number from 1, the last message, to 2, the first"),
        ("/undo 3", "/undo takes a number from 1, the last message, to 2, the first"),
        ("/undo x", "/undo takes a number from 1, the last message, to 2, the first"),
        ("/redo x", "/redo takes a number from 1, not 'x'"),
        ("/redo", "there is nothing to bring back"),
        ("/tree 0", "/tree takes a number from 1, not '0'"),
        ("/tree 7", "/tree takes the number of a turn, from 1 to 2"),
        ("/retry opsu", "there is no model 'opsu': did you mean opus?"),
    ])
    func wrongUses(_ line: String, _ sentence: String) throws {
        let chat = try chat(turns: 2)
        chat.enter(line)
        #expect(chat.everything.contains(sentence), "\(chat.everything)")
        chat.ask("and now", "Yes.")
        #expect(chat.sent == ["question 1", "question 2", "and now"])
    }

    @Test(arguments: ["/undo 2", "/undo", "/redo", "/tree", "/retry"])
    func withoutATurn(_ line: String) throws {
        let chat = try StagedChat()
        chat.enter(line)
        #expect(
            ["finds nothing to take back", "nothing to", "there is no turn yet"].contains {
                rows(1, of: chat).contains($0)
            }, "\(chat.everything)")
    }

    /// The other model answers this question alone, and its bill is said.
    @Test func anotherModelAnswersOnce() throws {
        let chat = try chat(turns: 2)
        chat.type("/retry opus\r")
        chat.pass(.seconds(1))
        chat.serve(
            Wire.start(model: "claude-opus-5-5"), Wire.textBlock(0, "Better."), Wire.end(),
            Wire.stop)
        chat.serveEnd()
        #expect(chat.transport.bodies.last?["model"] == "claude-opus-5-5")
        #expect(
            rows(4, of: chat) == """
                > /retry opus
                > question 2
                Better.
                claude-opus-5-5, in 15, out 9, $0.00024
                """)
        chat.ask("and now", "Yes.")
        #expect(chat.transport.bodies.last?["model"] == "claude-sonnet-5-5")
        #expect(chat.sent == ["question 1", "question 2", "and now"])
    }

    @Test func theTreeIsDrawn() throws {
        let chat = try chat(turns: 3)
        chat.enter("/retry")
        chat.finishWhole("Another answer.")
        chat.enter("/undo 2")
        chat.ask("another question", "An answer.")
        chat.ask("behind it", "More.")
        chat.enter("/tree")
        #expect(
            rows(7, of: chat) == """
                > /tree
                1  question 1
                ├─ 2  question 2 · sonnet-5-5 → Answer 2.
                │  ├─ 3  question 3 · sonnet-5-5 → Answer 3.
                │  4  question 3 · sonnet-5-5 → Another answer.
                5  another question · sonnet-5-5 → An answer.
                6  behind it ← here
                """)
    }

    /// What is said next follows the turn that was gone to; the others stay.
    @Test func oneGoesToATurn() throws {
        let chat = try chat(turns: 3)
        chat.enter("/tree 1")
        #expect(
            rows(4, of: chat) == """
                > /tree 1
                > question 1
                Answer 1.
                at turn 1, 1 turn
                """)
        chat.ask("and now", "Yes.")
        #expect(chat.sent == ["question 1", "and now"])
        chat.enter("/tree 3")
        chat.ask("and there", "Yes.")
        #expect(chat.sent == ["question 1", "question 2", "question 3", "and there"])
    }

    /// Long rows of turns are shortened, and the place where one is stays in sight.
    @Test func aLongTreeIsShortened() throws {
        let chat = try chat(turns: 30)
        chat.enter("/tree 12")
        chat.enter("/tree")
        #expect(
            rows(14, of: chat) == """
                > /tree
                1  question 1
                2  question 2
                … 9 turns
                12  question 12 ← here
                … 10 turns
                23  question 23
                24  question 24
                25  question 25
                26  question 26
                27  question 27
                28  question 28
                29  question 29
                30  question 30
                """)
    }

    @Test func aNarrowTreeIsCut() throws {
        let chat = try StagedChat(30, 40)
        chat.ask("a question with many words in it", "A long answer with many words.")
        chat.enter("/retry")
        chat.finishWhole("Another long answer with words.")
        chat.enter("/tree")
        #expect(
            rows(3, of: chat) == """
                > /tree
                ├─ 1  a question with many w…
                2  a question with ma… ← here
                """)
    }
}
