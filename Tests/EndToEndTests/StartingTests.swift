import FakeClaude
import TestSupport
import Testing

/// The ways to start the chat, and the footer during the wait for an answer.
@Suite struct StartingTests {
    @Test func aQuestionOnTheCommandLineIsAskedFirst() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["-i", "echo", "one"], waits: false)
        try chat.waitUntil { $0.isAtRest && $0.count(of: "one") == 1 }
        try chat.ask("echo two", answer: "two")
        #expect(
            chat.transcript == """
                > echo one
                one

                > echo two
                two

                """)
    }

    @Test func oneAnswerOnATerminalEndsWithItsBill() throws {
        let stage = try Stage()
        let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
        let program = try terminal.spawn(
            Program.chat, ["echo one"], environment: stage.environment)
        try terminal.waitUntil { $0.everything.contains("claude-chat: ") }
        #expect(waitForChild(program) == .exited(0))
        let usage = try #require(stage.server.bill.items.first?.usage)
        try terminal.waitUntil {
            $0.screen.hasPrefix(
                """
                one
                claude-chat: claude-sonnet-5-5 · in \(usage.input) · out \(usage.output) · $0.000
                """)
        }
    }

    @Test func inputFromAPipeIsAskedFirstAndTheTerminalStays() throws {
        let stage = try Stage()
        stage.environment["CHAT"] = Program.chat
        let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/sh", ["-c", "echo from a pipe | $CHAT -i echo"], environment: stage.environment)
        try terminal.waitUntil {
            $0.isAtRest && $0.everything.contains("> echo\n\n  from a pipe\nfrom a pipe\n")
        }
        terminal.type("echo two\r")
        try terminal.waitUntil { $0.isAtRest && $0.count(of: "two") == 1 }
        terminal.type("\u{4}")
        #expect(waitForChild(shell) == .exited(0))
        #expect(stage.asked.count == 2)
        #expect(terminal.screen.unknown == [])
    }

    @Test func beforeTheFirstWordTheWaitIsShown() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.enter("[[fault status=529,retry-after=1,times=1]] echo late")
        try chat.waitUntil {
            $0.footer.contains(" · the API is overloaded, asking again in 0.")
                && $0.footer.hasSuffix(" s · esc stops")
        }
        try chat.waitUntil { $0.isAtRest && $0.count(of: "late") == 1 }
        #expect(stage.asked.map(\.status) == [529, 200])
    }

    @Test func aMessageIsSentOverTheConnectionThatTypingOpened() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        #expect(stage.server.requests.isEmpty)
        chat.type("e")
        #expect(stage.waitsFor { $0.requests.map(\.method) == ["HEAD"] })
        // The request that opens the connection does not carry the key.
        #expect(stage.server.requests.first?.headers["x-api-key"] == nil)
        try chat.ask("cho one", answer: "one")
        try chat.ask("echo two", answer: "two")
        #expect(stage.server.requests.map(\.connection) == [1, 1, 1])
    }

    @Test(arguments: ["n\r", "No\r", "\u{4}", "/quit\rn\r"]) func withoutAKeyTheChatDoesNotBegin(
        _ answer: String
    ) throws {
        let stage = try Stage.withoutKey()
        let chat = try ChatScreen(stage, waits: false)
        try chat.waitUntil { $0.screen.hasSuffix("Log in now? [Y/n]") }
        chat.type(answer)
        #expect(chat.waitForEnd() == .exited(78))
        try chat.waitUntil { $0.everything.contains("claude-chat: no API key") }
        #expect(chat.terminal.modes == chat.modesBefore)
    }

    @Test func aLoginAtTheStartLeadsIntoTheChat() throws {
        let stage = try Stage.withoutKey()
        let chat = try ChatScreen(stage, waits: false)
        try chat.waitUntil { $0.screen.hasSuffix("Log in now? [Y/n]") }
        #expect(chat.terminal.screen.everything.contains("there is no API key yet"))
        chat.type("\r")
        try chat.waitUntil { $0.screen.hasSuffix("API key (not shown):") }
        chat.type("\(Stage.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/n]") }
        chat.type("\r")
        try chat.waitUntil("the prompt") { $0.isAtRest && $0.isPasteBracketed }
        try chat.ask("echo one", answer: "one")
        #expect(stage.asked.first?.headers["x-api-key"] == "***NARY")
        #expect(try stage.text(of: "config/claude-chat/.env") == "ANTHROPIC_API_KEY=\(Stage.key)\n")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
        // The next run finds the key.
        #expect(try stage.run("echo two").output == "two\n")
    }

    /// The person chose `n`, or the keyring is locked.
    @Test(arguments: ["n", "k"]) func aKeyThatIsKeptNowhereIsForThisChat(
        _ place: String
    ) throws {
        let stage = try Stage.withoutKey()
        stage.putProgram("secret-tool", "exit 1")
        let chat = try ChatScreen(stage, waits: false)
        try chat.waitUntil { $0.screen.hasSuffix("Log in now? [Y/n]") }
        chat.type("y\r")
        try chat.waitUntil { $0.screen.hasSuffix("API key (not shown):") }
        chat.type("\(Stage.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/k/n]") }
        chat.type("\(place)\r")
        try chat.waitUntil("the prompt") { $0.isAtRest && $0.isPasteBracketed }
        #expect(chat.terminal.screen.everything.contains("key: the key that was typed in"))
        try chat.ask("echo one", answer: "one")
        #expect(try stage.text(of: "config/claude-chat/.env") == "")
        #expect(try stage.run("x").end == .exited(78))
    }

    @Test(arguments: [(1, 1), (2, 1), (3, 2), (10, 3), (12, 40), (500, 2)])
    func anySizeWillDo(_ columns: Int, _ rows: Int) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, columns: columns, rows: rows, waits: false)
        try chat.waitUntil("the start") { $0.isPasteBracketed }
        chat.enter("write 20 words")
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [true] })
        // Ctrl-D has no effect while an answer streams, which a small screen does not show.
        var end: ChildEnd?
        for _ in 1...50 where end == nil {
            chat.type("\u{4}")
            end = chat.waitForEnd(within: .milliseconds(100))
        }
        #expect(end == .exited(0))
        try chat.expectRestored()
        // No letter is lost, however the rows are broken.
        let text = chat.terminal.screen.everything.filter { $0.isLetter || $0.isNumber }
        let whole = NumberedWords.text(20).filter { $0.isLetter || $0.isNumber }
        #expect(text.contains(whole), "\(text)")
    }
}
