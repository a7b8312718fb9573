import FakeClaude
import TestSupport
import Testing

/// What is shown besides the answer: thinking, notifications, and lines for a screen reader.
@Suite struct FaceTests {
    @Test func thinkingIsShownAndFolded() throws {
        let stage = try Stage(rate: 40)
        let chat = try ChatScreen(stage)
        try chat.command("/think show", says: "thinking is shown from now on")
        chat.enter("echo done")
        try chat.waitUntil("the thought, live") { $0.screen.contains("│ I am asked") }
        try chat.waitUntil("the answer") { $0.isAtRest && $0.count(of: "done") == 1 }
        #expect(!chat.terminal.screen.everything.contains("│ "))
        let lines = chat.transcript.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("thought for ") && $0.hasSuffix(" tok") })
        chat.enter("/think")
        try chat.waitUntil("the thought, whole") {
            $0.isAtRest && $0.everything.contains("I am asked: echo done.")
        }
        try chat.command("/think hide", says: "thinking is hidden from now on")
        chat.enter("echo again")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "again") == 1 }
        #expect(
            chat.transcript.split(separator: "\n").filter { $0.hasPrefix("thought") }.count == 1)
    }

    /// Answers are laid out where colours are on, and with `--markdown on`.
    @Test func answersAreLaidOut() throws {
        let stage = try Stage(rate: 400)
        stage.environment["NO_COLOR"] = nil
        let chat = try ChatScreen(stage)
        try chat.ask("list", answer: "3. They end.")
        try chat.ask("table", answer: "日本   │     2 │ two wide characters")
        try chat.command("/markdown off", says: "answers are shown as their source from now on")
        try chat.ask("list", answer: "3. They end.")
        #expect(
            chat.transcript == """
                > list
                Three things to know about lists:

                1. They are ordered or not.
                2. They can be nested:
                   • one level down
                   • and another item
                3. They end.

                > table
                Thing  │ Count │ Remark
                ───────┼───────┼────────────────────
                apples │     3 │ green
                pears  │    12 │ ripe
                日本   │     2 │ two wide characters

                > /markdown off
                answers are shown as their source from now on

                > list
                Three things to know about lists:

                1. They are **ordered** or not.
                2. They can be nested:
                   - one level down
                   - and another item
                3. They end.

                """)
    }

    @Test func theSourceIsShownWithoutColours() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        try chat.ask("list", answer: "   - and another item")
        let other = try ChatScreen(stage, ["--markdown", "on"])
        try other.ask("list", answer: "   • and another item")
    }

    /// Copied by OSC 52, in base64; nothing else may write to the clipboard.
    @Test func theAnswerIsCopied() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        try chat.ask("echo copied é", answer: "copied é")
        try chat.command(
            "/copy", says: "copied 8 characters, if the terminal allows it (OSC 52)")
        let output = String(decoding: chat.terminal.output, as: UTF8.self)
        #expect(output.split(separator: "\u{1B}]52;").count == 2)
        #expect(output.contains("\u{1B}]52;c;Y29waWVkIMOp\u{7}"))
    }

    /// Copied also by the desktop's clipboard program, which alone takes the longest texts.
    @Test func theDesktopsClipboardIsUsedToo() throws {
        let stage = try Stage()
        let seen = stage.home.path + "/seen"
        let tool = stage.home.write("xclip", "#!/bin/sh\ncat >\(seen)\n", mode: 0o700)
        #expect(tool.hasSuffix("/xclip"))
        stage.environment["PATH"] = stage.home.path + ":/usr/bin:/bin"
        stage.environment["DISPLAY"] = ":9"
        let chat = try ChatScreen(stage)
        try chat.ask("echo copied é", answer: "copied é")
        try chat.command("/copy", says: "copied 8 characters into the clipboard")
        let read = try PipedProgram("/bin/cat", [seen], environment: [:])
        #expect(read.waitForEnd() == .exited(0))
        #expect(String(decoding: read.output, as: UTF8.self) == "copied é")
    }

    /// The pager gets the source of the answer, and no API key in its environment.
    @Test func theAnswerIsShownInThePager() throws {
        let stage = try Stage()
        let seen = stage.home.path + "/seen"
        stage.environment["PAGER"] = "sh -c 'cat \"$0\" >\(seen); env >>\(seen)'"
        let chat = try ChatScreen(stage)
        try chat.command("/view", says: "there is no answer yet")
        try chat.ask("list", answer: "3. They end.")
        chat.enter("/view")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "> /view") == 2 }
        try chat.ask("echo next", answer: "next")
        #expect(chat.terminal.screen.everything.contains("> /view\n\n> echo next\n"))
        let read = try PipedProgram("/bin/cat", [seen], environment: [:])
        #expect(read.waitForEnd() == .exited(0))
        let text = String(decoding: read.output, as: UTF8.self)
        #expect(
            text.hasPrefix("Three things to know about lists:\n\n1. They are **ordered** or not."))
        #expect(text.contains("HOME=") && !text.contains("ANTHROPIC") && !text.contains("CANARY"))

        stage.environment["PAGER"] = "/nowhere/pager"
        let other = try ChatScreen(stage)
        try other.ask("echo one", answer: "one")
        try other.command("/view", says: "/nowhere/pager was not found (set PAGER)")
    }

    @Test func theAnswerIsSaved() throws {
        let stage = try Stage()
        let path = stage.home.path + "/answer.md"
        let chat = try ChatScreen(stage)
        try chat.command("/save-answer \(path)", says: "there is no answer yet")
        try chat.ask("echo saved é", answer: "saved é")
        chat.enter("/save-answer ~/answer.md")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("written: ~/answer.md") }
        let read = try PipedProgram("/bin/cat", [path], environment: [:])
        #expect(read.waitForEnd() == .exited(0))
        #expect(String(decoding: read.output, as: UTF8.self) == "saved é\n")
        chat.enter("/save-answer ~/answer.md")
        try chat.waitUntil { $0.everything.contains("is there already: nothing was written") }
        chat.enter("/save-answer /nowhere/answer.md")
        try chat.waitUntil { $0.everything.contains("cannot be written (No such file") }
    }

    /// Without a name it uses the day's first free file name in the current directory.
    @Test func theAnswerIsSavedUnderANameOfItsOwn() throws {
        let stage = try Stage()
        let folder = stage.home.path + "/work"
        _ = try PipedProgram("/bin/mkdir", [folder], environment: [:]).waitForEnd()
        let chat = try ChatScreen(stage, folder: folder)
        try chat.command("/save-answer", says: "there is no answer yet")
        try chat.ask("echo saved é", answer: "saved é")
        for number in 1...2 {
            chat.enter("/save-answer")
            try chat.waitUntil { screen in
                (screen.scrollback + screen.lines).contains {
                    $0.hasPrefix("written: answer-2") && $0.hasSuffix("-\(number).md")
                }
            }
        }
        let shell = try PipedProgram(
            "/bin/sh",
            ["-c", "cd \(folder) && ls | tr 0-9 9 && cat answer-2[0-9][0-9][0-9]-??-??-?.md"],
            environment: [:])
        #expect(shell.waitForEnd() == .exited(0))
        #expect(
            String(decoding: shell.output, as: UTF8.self)
                == "answer-9999-99-99-9.md\nanswer-9999-99-99-9.md\nsaved é\nsaved é\n")
        _ = try PipedProgram("/bin/rm", ["-r", folder], environment: [:]).waitForEnd()
        chat.enter("/save-answer")
        try chat.waitUntil {
            $0.everything.contains(
                "-1.md cannot be written (No such file or directory): /save-answer")
        }
    }

    @Test func aPlainTerminalIsSpokenTo() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--plain"], waits: false)
        try chat.waitUntil { $0.footer == ">" }
        chat.type("echo one\n")
        try chat.waitUntil { $0.everything.contains("out ") && $0.footer == ">" }
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(!chat.terminal.output.contains(0x1B))
        let bill = stage.server.bill
        let usage = try #require(bill.items.first?.usage)
        let screen = stage.withoutAccidents(chat.terminal.screen.screen)
        #expect(
            screen.hasPrefix(
                """
                claude-chat 0.1.0 · claude-sonnet-5-5 · not kept · /help
                talking to http://127.0.0.1:PORT

                > echo one
                one

                in \(usage.input), out \(usage.output), $
                """))
    }
}
