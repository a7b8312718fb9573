import FakeClaude
import TestSupport
import Testing
import WireJSON

/// Slash commands, tested by what they change in the next request.
@Suite struct CommandTests {
    /// The texts of the messages of a request, questions and answers in turn.
    private func words(_ body: JSON?) -> [String?]? {
        body?["messages"]?.arrayValue?.map { message in
            message["content"]?.arrayValue?.last?["text"]?.stringValue
        }
    }

    @Test func modelSwitchesTheNextRequest() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        chat.enter("/model haiku")
        try chat.waitUntil { $0.footer.hasPrefix("haiku-5-5 ") }
        try chat.ask("echo two", answer: "two")
        #expect(stage.asked.allSatisfy { $0.status == 200 })
        #expect(stage.bodies.map { $0["model"] } == ["claude-sonnet-5-5", "claude-haiku-5-5"])
        #expect(words(stage.bodies.last) == ["echo one", "one", "echo two"])
    }

    @Test func systemReplacesThePrompt() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--system", "Be brief."])
        try chat.ask("system prompt?", answer: "My system prompt is: Be brief.")
        chat.enter("/system Be long.")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("system prompt replaced") }
        try chat.ask("system prompt?", answer: "My system prompt is: Be long.")
        chat.enter("/system none")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("no system prompt;") }
        try chat.ask("system prompt?", answer: "I was given no system prompt.")
        #expect(stage.asked.map(\.status) == [200, 200, 200])
        #expect(stage.bodies.map { $0["messages"]?.arrayValue?.count } == [1, 3, 5])
        // Thinking is valid only after the prompt that it followed: none is sent again.
        #expect(stage.asked.dropFirst().allSatisfy { !$0.body.contains(#""type":"thinking""#) })
    }

    @Test func undoTakesTheLastTurnBack() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        try chat.command(
            "/undo",
            says: "took back: 'echo two' (1 turn left; /redo brings it back, /retry asks it again)")
        try chat.ask("echo three", answer: "three")
        #expect(words(stage.bodies.last) == ["echo one", "one", "echo three"])
        try chat.command(
            "/undo",
            says:
                "took back: 'echo three' (1 turn left; /redo brings it back, /retry asks it again)")
        try chat.command(
            "/undo",
            says: "took back: 'echo one' (0 turns left; /redo brings it back, /retry asks it again)"
        )
        try chat.command("/undo", says: "there is nothing to take back")
        try chat.ask("echo four", answer: "four")
        #expect(words(stage.bodies.last) == ["echo four"])
        #expect(stage.asked.allSatisfy { $0.status == 200 })
    }

    /// `/undo` takes back a message that failed, or was stopped before its first word, before the
    /// last complete turn.
    @Test(arguments: [true, false])
    func undoTakesTheMessageWithoutAnAnswer(_ fails: Bool) throws {
        let stage = try Stage(latency: fails ? 0 : 500)
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        let lost = fails ? "[[fault status=400]] echo two" : "echo two"
        chat.enter(lost)
        if !fails {
            try chat.waitUntil { $0.footer.hasSuffix("esc stops") }
            chat.type("\u{3}")
        }
        try chat.waitUntil { $0.isAtRest && $0.draft == "> " + lost }
        chat.type("\u{3}")
        try chat.waitUntil { $0.draft == ">" }
        try chat.command(
            "/undo",
            says: "took back: '\(lost)', which got no answer (1 turn left, /retry asks it again)")
        try chat.command(
            "/undo",
            says: "took back: 'echo one' (0 turns left; /redo brings it back, /retry asks it again)"
        )
        try chat.command("/undo", says: "there is nothing to take back")
    }

    /// A paste is never run as a command; one that looks like a command gets a remark.
    @Test(arguments: [
        ("\u{1B}[200~/clear\necho x\u{1B}[201~", "'/clear'", "/clear\necho x"),
        ("\u{1B}[200~echo x\r /model opus\u{1B}[201~", "'/model opus'", "echo x\n /model opus"),
        ("/system be brief\u{1B}\rand kind", "'/system be brief'", "/system be brief\nand kind"),
        (
            "\u{1B}[200~/undo \(String(repeating: "x", count: 3000))\u{1B}[201~",
            "'/undo \(String(repeating: "x", count: 53))…'",
            "/undo " + String(repeating: "x", count: 3000)
        ),
    ])
    func aCommandThatIsTextIsSaidToBe(_ typed: String, _ name: String, _ text: String) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, columns: 200)
        chat.type(typed + "\r")
        try chat.waitUntil {
            $0.isAtRest
                && $0.count(
                    of: name + " is sent as text: what is folded or has several lines is never run "
                        + "as a command") == 1
        }
        #expect(stage.waitsFor { _ in stage.asked.count == 1 })
        #expect(words(stage.bodies.last) == [text])
    }

    @Test(arguments: [
        "\u{1B}[200~/etc/passwd\nand\n/c\n /zzzz\u{1B}[201~", "//clear", "a /clear b",
    ])
    func textThatIsNoCommandIsNotRemarkedOn(_ typed: String) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.type(typed + "\r")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("You wrote") }
        #expect(!chat.transcript.contains("sent as text"))
    }

    @Test func retryAsksTheLastQuestionAgain() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        try chat.ask("/retry", answer: "two")
        #expect(stage.asked.count == 3)
        #expect(stage.asked[1].body == stage.asked[2].body)
        #expect(
            chat.transcript == """
                > echo one
                one

                > echo two
                two

                > /retry

                > echo two
                two

                """)
    }

    @Test func clearForgetsTheTurnsAlone() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--system", "Be brief."])
        try chat.ask("echo one", answer: "one")
        try chat.command(
            "/clear", says: "a new conversation begins; forgot 1 turn; the system prompt stays")
        try chat.ask("echo two", answer: "two")
        #expect(words(stage.bodies.last) == ["echo two"])
        #expect(stage.bodies.last?["system"]?[0]?["text"] == "Be brief.")
    }

    @Test func twoSlashesSendOne() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.enter("//undo is a command")
        try chat.waitUntil {
            $0.isAtRest && $0.everything.contains("You wrote “/undo is a command”")
        }
        #expect(words(stage.bodies.last) == ["/undo is a command"])
    }

    /// Lines that send nothing, each with the remark that is shown.
    @Test(arguments: [
        ("/modle", "there is no command /modle: did you mean /model? (// sends a slash)"),
        ("/zzzz", "there is no command /zzzz: /help lists all (// sends a slash)"),
        ("/c", "/c could be /clear, /cost, /copy or /cache"),
        ("/cos", "nothing yet"),
        ("/und", "/undo is run by its whole name alone"),
        (" /undo", "there is nothing to take back"),
        ("/undo 3", "/undo finds nothing to take back"),
        ("/ret", "there is nothing to ask again"),
        ("/r", "/r could be /redo, /retry or /resume"),
        ("/sys", "there is no system prompt"),
        (
            "/win 100",
            "/window takes auto or a number of tokens from 500 to 10,000,000, like 20,000, 200k or 1.5m, not"
        ),
        ("/win 300k", "window: 300,000 tokens, 0 % full, 0 turns"),
        ("/model so", "claude-sonnet-5-5 is already in use"),
        ("/win 5,000", "window: 5,000 tokens, 0 % full, 0 turns"),
        ("/model sonnet", "claude-sonnet-5-5 is already in use"),
        ("/h undo", "/undo [N]  take the last turn back, or N turns"),
    ])
    func isAnswered(_ line: String, _ says: String) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        try chat.command(line, says: says)
        #expect(stage.asked.isEmpty)
    }

    @Test func remarksWrapBetweenWords() throws {
        let chat = try ChatScreen(try Stage(), columns: 30)
        chat.enter("/zzzz")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "slash)") == 1 }
        #expect(
            chat.transcript == """
                > /zzzz
                there is no command /zzzz:
                /help lists all (// sends a
                slash)

                """)
    }

    @Test func whatOnlyShowsRunsMeanwhile() throws {
        let stage = try Stage(rate: 100)
        let chat = try ChatScreen(stage)
        chat.enter("write 400 words")
        try chat.waitUntil { $0.everything.contains("w0002") }
        chat.enter("/cost")
        try chat.waitUntil {
            $0.count(of: "nothing yet") == 1 && !$0.isAtRest
                && $0.everything.contains("an answer is under way, and not in these figures: ~")
        }
        chat.enter("/clear")
        try chat.waitUntil { $0.screen.contains("queued: '/clear'\n>\n") }
        chat.type("\u{3}")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "not run: /clear") == 1 }
        #expect(chat.terminal.screen.draft == ">")
    }
}
