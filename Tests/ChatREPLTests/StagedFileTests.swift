import Foundation
import SystemKit
import Testing

/// What leaves the chat, by the clipboard, a file, a pager, or an editor.
@Suite struct StagedFileTests {
    private static let answer = "Use this:\n\n```swift\nlet a = 1\n```\n\nor this:\n\n```\nb\n```"

    @Test func anAnswerIsCopied() throws {
        let chat = try StagedChat()
        chat.type("/copy\r")
        chat.ask("code", Self.answer)
        chat.type("/copy\r")
        chat.type("/copy code\r")
        chat.type("/copy code 1\r")
        chat.type("/copy code 3\r")
        chat.type("/copy that\r")
        #expect(
            chat.everything == """
                > /copy
                there is no answer yet

                > code
                Use this:

                ── swift
                let a = 1

                or this:

                ── code
                b

                > /copy
                copied 54 characters, if the terminal allows it (OSC 52)

                > /copy code
                copied 1 character, if the terminal allows it (OSC 52)

                > /copy code 1
                copied 9 characters, if the terminal allows it (OSC 52)

                > /copy code 3
                the last answer has 2 blocks of code

                > /copy that
                /copy takes code, or code and the number of a block, not 'that'

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
        // Of all three: the terminal is handed what was copied.
        chat.expectedUnknown = [
            "OSC 52;c;VXNlIHRoaXM6CgpgYGBzd2lmdApsZXQgYSA9IDEKYGBgCgpvciB0aGlzOgoKYGBgCmIKYGBg",
            "OSC 52;c;Yg==", "OSC 52;c;bGV0IGEgPSAx",
        ]
    }

    @Test func anAnswerWithoutCode() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.type("/copy code\r")
        #expect(
            chat.screen == """
                > one
                1

                > /copy code
                the last answer has no code

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func anAnswerIsSaved() throws {
        let chat = try StagedChat()
        chat.type("/save-answer ~/answer.md\r")
        chat.ask("one", "**1**")
        chat.type("/save-answer ~/answer.md\r")
        chat.type("/save-answer ~/answer.md\r")
        chat.type("/save-answer ~/missing/answer.md\r")
        #expect(
            chat.everything == """
                > /save-answer ~/answer.md
                there is no answer yet

                > one
                1

                > /save-answer ~/answer.md
                written: ~/answer.md

                > /save-answer ~/answer.md
                ~/answer.md is there already: nothing was written

                > /save-answer ~/missing/answer.md
                ~/missing/answer.md cannot be written (No such file or directory): /save-answer
                FILE writes elsewhere

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
        #expect(try chat.home.text(of: "answer.md") == "**1**\n")
    }

    @Test func anAnswerIsSeenInThePager() throws {
        let chat = try StagedChat()
        chat.type("/view\r")
        chat.ask("one", "**1**")
        var seen = ""
        chat.terminal.program = { command, file in
            seen = command + ": " + ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
            return .exited(0)
        }
        chat.type("/view\r")
        #expect(seen == "less: **1**\n")
        chat.terminal.program = { _, _ in .exited(127) }
        chat.type("/view\r")
        #expect(
            chat.screen == """
                > /view
                there is no answer yet

                > one
                1

                > /view

                > /view
                less was not found (set PAGER)

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    @Test func theHistoryIsListed() throws {
        let chat = try StagedChat(history: ["one", "two\nthree", "four"])
        chat.type("/history\r")
        chat.type("/history o\r")
        chat.type("/history zzz\r")
        #expect(
            chat.screen == """
                > /history
                'one'
                'two three'
                'four'

                > /history o
                'one'
                'two three'
                'four'

                > /history zzz
                nothing typed contains 'zzz'

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func thereIsNoHistory() throws {
        let chat = try StagedChat()
        chat.type("/history\r")
        #expect(
            chat.screen == """
                > /history
                there is no history yet

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
