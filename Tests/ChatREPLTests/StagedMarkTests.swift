import ChatREPL
import ChatTerminal
import ClaudeMessages
import MessagesTesting
import SystemKit
import TestSupport
import Testing

/// OSC 133 around questions and answers, by which terminals jump between them.
@Suite struct StagedMarkTests {
    private func marks(_ chat: StagedChat) -> [String] { chat.terminal.screen.marks.map(\.text) }

    @Test func theyStandAroundAQuestionAndBehindItsAnswer() throws {
        let chat = try StagedChat()
        chat.enter("a question over\\")
        chat.enter("two lines")
        // Before anything of the answer is there.
        #expect(marks(chat) == ["A;redraw=0", "B", "C"])
        chat.answer("Hi")
        #expect(
            chat.terminal.screen.marks == [
                .init(text: "A;redraw=0", row: 0, column: 0), .init(text: "B", row: 0, column: 2),
                .init(text: "C", row: 1, column: 11), .init(text: "D;0", row: 3, column: 0),
            ])
        #expect(
            chat.screen == """
                > a question over
                  two lines
                Hi

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    /// What is saved, and copied, is what came.
    @Test func aSavedAnswerHasNone() throws {
        let chat = try StagedChat()
        chat.ask("q", "Hi")
        chat.enter("/save-answer ~/saved")
        #expect(try chat.home.text(of: "saved") == "Hi\n")
    }

    @Test func theCodeIsThatOfASingleQuestion() throws {
        let chat = try StagedChat()
        chat.transport.reply(
            .json(
                401, ["type": "error", "error": ["type": "authentication_error", "message": "no"]]))
        chat.enter("refused")
        chat.pass(.seconds(1))
        chat.enter("\u{15}stopped")
        chat.type("\u{1B}")
        chat.pass(.seconds(1))
        chat.enter("\u{15}cut")
        chat.serve(
            Wire.start(model: "claude-sonnet-5-5"), Wire.textBlock(0, "Hi"), Wire.end("max_tokens"),
            Wire.stop)
        chat.serveEnd()
        #expect(
            marks(chat) == [
                "A;redraw=0", "B", "C", "D;77", "A;redraw=0", "B", "C", "D;130", "A;redraw=0", "B",
                "C", "D;20",
            ])
        #expect(chat.everything.contains("Hi"))
    }

    /// A command's line is no question.
    @Test func commandsHaveNone() throws {
        let chat = try StagedChat()
        for line in ["/help", "/cost", "/nothing"] { chat.enter(line) }
        #expect(marks(chat) == [])
    }

    @Test func theyAreAFewBytes() throws {
        let chat = try StagedChat()
        chat.enter("q")
        chat.serve(Wire.start(), Wire.blockStart(0), Wire.text(0, "Hi"))
        chat.breakOff(TransportError(.connectionLost, "gone"))
        let bytes = chat.terminal.screen.marks.reduce(0) { $0 + $1.text.utf8.count + 8 }
        #expect(marks(chat) == ["A;redraw=0", "B", "C", "D;76"] && bytes <= 64)
    }
}
