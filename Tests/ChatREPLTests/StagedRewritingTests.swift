import Foundation
import SystemKit
import Testing

/// Messages that are written in an editor.
@Suite struct StagedRewritingTests {
    /// A chat whose editor leaves this text.
    private func chat(writing text: String?, _ end: ProcessEnd = .exited(0)) throws -> StagedChat {
        let chat = try StagedChat(variables: ["EDITOR": "ed -s"])
        chat.terminal.program = { _, file in
            if let text { try? Data(text.utf8).write(to: URL(filePath: file)) }
            return end
        }
        return chat
    }

    @Test func aNewMessage() throws {
        let chat = try chat(writing: "two\nlines\n")
        chat.type("/edit\r")
        #expect(
            chat.screen == """
                > /edit

                > two
                  lines
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > /edit

                > two
                  lines
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func anOldMessageInItsPlace() throws {
        let chat = try chat(writing: "one, better\n")
        chat.ask("one", "1")
        chat.ask("two", "2")
        chat.type("/edit 2\r")
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /edit 2
                Enter asks what you wrote in the place of the last 2 turns, which stay until
                there is an answer; /retry asks the old message again

                > one, better
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
        chat.press(.enter)
        chat.pass(.seconds(1))
        chat.finishWhole("1, better")
        chat.type("/window\r")
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /edit 2
                Enter asks what you wrote in the place of the last 2 turns, which stay until
                there is an answer; /retry asks the old message again

                > one, better
                1, better

                > /window
                window: 200,000 tokens, 0 % full, 1 turn

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00036 · window 0 %
                """)
    }

    @Test func nothingIsChanged() throws {
        let chat = try chat(writing: nil)
        chat.type("/edit 1\r")
        chat.ask("one", "1")
        chat.type("/edit 1\r")
        chat.type("/edit 2\r")
        chat.type("/edit\r")
        #expect(
            chat.screen == """
                > /edit 1
                /edit finds no message to rewrite

                > one
                1

                > /edit 1
                nothing was changed

                > /edit 2
                /edit takes 1 alone: there is one message

                > /edit
                nothing was changed

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theEditorFails() throws {
        let chat = try chat(writing: nil, .exited(127))
        chat.type("/edit\r")
        chat.terminal.program = { _, _ in .exited(3) }
        chat.type("/edit\r")
        chat.type("draft")
        chat.press(.controlX, .controlE)
        #expect(
            chat.screen == """
                > /edit
                ed was not found (set VISUAL or EDITOR): the draft is as it was

                > /edit
                ed ended with code 3: the draft is as it was

                > draft
                ed ended with code 3: the draft is as it was
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("!")
        #expect(
            chat.screen == """
                > /edit
                ed was not found (set VISUAL or EDITOR): the draft is as it was

                > /edit
                ed ended with code 3: the draft is as it was

                > draft!
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theDraftIsEditedWhileAnAnswerStreams() throws {
        let chat = try chat(writing: "draft, better\n")
        chat.begin("one", "The first")
        chat.type("draft")
        chat.press(.controlX, .controlE)
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > one
                The first

                > draft, better
                ⠴ 1.2 s · ~3 tok · ~$0.00006 · 2 tok/s · esc stops
                """)
    }
}
