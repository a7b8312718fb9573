import FakeClaude
import TestSupport
import Testing
import WireJSON

/// Writing a message: pastes, API keys, completion, the history, other terminals.
@Suite struct EditingTests {
    static let lines = (1...200).map { "line \($0)" }.joined(separator: "\r")

    /// The text of the last message that was sent.
    private func lastMessage(_ stage: Stage) -> String? {
        stage.bodies.last?["messages"]?.arrayValue?.last?["content"]?[0]?["text"]?.stringValue
    }

    @Test(arguments: [true, false]) func aPasteIsOneMessage(isMarked: Bool) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.type(isMarked ? "\u{1B}[200~\(Self.lines)\u{1B}[201~" : Self.lines)
        try chat.waitUntil { $0.draft == "> [Pasted #1: 200 lines]" }
        #expect(stage.asked.isEmpty)
        chat.type("\r")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "> [Pasted #1: 200 lines]") == 1 }
        #expect(stage.waitsFor { $0.bill.items.count == 1 })
        #expect(lastMessage(stage) == Self.lines.replacing("\r", with: "\n"))
    }

    @Test func aKeyIsAskedAboutAndNotKept() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        let pasted = "sk-ant-api03-ABCDEFGHIJKLMNOP"
        chat.type("echo \u{1B}[200~\(pasted)\u{1B}[201~")
        try chat.waitUntil { $0.draft == "> echo \(pasted)" }
        // Two at once: the second must not answer a question that was not on the screen yet.
        chat.type("\r\r")
        try chat.waitUntil {
            $0.everything.contains(
                """
                > echo \(pasted)
                there is an API key in this (sk-ant-…); it is kept out of the history
                › n  do not send it
                  y  send it all the same
                """)
        }
        #expect(stage.asked.isEmpty)
        answer(chat, "n") { $0.draft == "> echo \(pasted)" }
        chat.type("\u{3}")
        try chat.waitUntil { $0.draft == ">" }
        chat.type("\u{1B}[A")
        chat.type("echo \(pasted)")
        try chat.waitUntil("nothing from the history") { $0.draft == "> echo \(pasted)" }
        chat.type("\r")
        try chat.waitUntil { $0.everything.contains("› n  do not send it") }
        answer(chat, "y") { $0.isAtRest && $0.count(of: pasted) == 1 }
        #expect(stage.asked.count == 1)
        chat.type("\u{1B}[A")
        try chat.ask("echo other", answer: "other")
    }

    /// Presses a key until it has an effect: keys typed just as a question appears are dropped.
    private func answer(_ chat: ChatScreen, _ key: String, _ isDone: (ScreenModel) -> Bool) {
        let isAnswered = (1...10).contains { _ in
            if chat.terminal.screen.everything.contains("› n") { chat.type(key) }
            return (try? chat.waitUntil(within: .seconds(2), isDone)) != nil
        }
        #expect(isAnswered)
    }

    @Test func aFencedTextIsNeverACommand() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.type("\"\"\"")
        try chat.waitUntil { $0.draft == "> \"\"\"" }
        chat.type("\r")
        try chat.waitUntil { $0.everything.contains("closes the text") }
        chat.type("/quit\"\"\"")
        try chat.waitUntil { $0.draft == "  /quit\"\"\"" }
        chat.type("\r")
        #expect(stage.waitsFor { $0.bill.items.count == 1 })
        #expect(lastMessage(stage) == "/quit")
    }

    @Test func aDumbTerminalHasLinesToo() throws {
        let stage = try Stage()
        stage.environment["TERM"] = "dumb"
        let chat = try ChatScreen(stage, waits: false)
        try chat.waitUntil { $0.footer == ">" }
        chat.type("one\\\n")
        // Waits for the prompt of the second line: earlier input would be one paste with the first.
        try chat.waitUntil { _ in chat.terminal.output.suffix(2).elementsEqual("  ".utf8) }
        chat.type("two\n")
        #expect(stage.waitsFor { $0.bill.items.count == 1 })
        #expect(lastMessage(stage) == "one\ntwo")
        try chat.waitUntil { $0.footer == ">" }
        // Several lines at once are a paste, which waits for Enter.
        chat.type("\"\"\"\n/quit\n\"\"\"\n")
        try chat.waitUntil { $0.screen.hasSuffix("Enter sends, Ctrl-C forgets]\n>") }
        chat.type("\n")
        #expect(stage.waitsFor { $0.bill.items.count == 2 })
        #expect(lastMessage(stage) == "/quit")
        try chat.waitUntil { $0.footer == ">" }
        chat.type("/edit\n")
        try chat.waitUntil { $0.everything.contains("there is no prompt to edit at") }
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
    }

    @Test func tabCompletesFilesAndModels() throws {
        let stage = try Stage()
        for name in ["alpha one.txt", "alpha.txt", ".hidden", "bad\u{1B}name"] {
            _ = stage.home.write(name, "x")
        }
        let chat = try ChatScreen(stage)
        chat.type("see @\(stage.home.path)/al\t")
        try chat.waitUntil {
            $0.draft == "  alpha.txt" && $0.everything.contains("/alpha\n  alpha one.txt")
        }
        chat.type(".\t!")
        try chat.waitUntil { $0.draft == "> see @\(stage.home.path)/alpha.txt!" }
        chat.type("\u{15}@~/\t")
        try chat.waitUntil { $0.everything.contains("> @~/alpha\n  alpha one.txt\n  alpha.txt\n") }
        chat.type(" \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\"~/alpha \t.")
        try chat.waitUntil { $0.draft == "> @\"~/alpha one.txt\"." }
        chat.type("\u{15}/model claude-opus-5\t")
        try chat.waitUntil {
            $0.everything.contains("> /model claude-opus-5-5\n› claude-opus-5-5  $4.00 / $20.00")
        }
        chat.type("\u{15}/save-a\t\(stage.home.path)/alpha\u{20}\t!")
        try chat.waitUntil { $0.draft == "> /save-answer \(stage.home.path)/alpha one.txt!" }
        chat.type("\u{15}/model SO\t!")
        try chat.waitUntil { $0.draft == "> /model sonnet!" }
        chat.type("\u{15}/model haiku-4\t!")
        try chat.waitUntil { $0.draft == "> /model claude-haiku-4-5-20251001!" }
        chat.type("\u{15}/markdown of\t!")
        try chat.waitUntil { $0.draft == "> /markdown off!" }
        chat.type("\u{15}/hel\tke\t\r")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("Ctrl-X Ctrl-E  ") }
    }

    @Test func theMiddleOfADraftIsCompleted() throws {
        let stage = try Stage()
        _ = stage.home.write("only", "x")
        let chat = try ChatScreen(stage)
        chat.type("@~/on and more")
        try chat.waitUntil { $0.draft == "> @~/on and more" }
        chat.type(String(repeating: "\u{2}", count: 9) + "\t!")
        try chat.waitUntil { $0.draft == "> @~/only! and more" }
    }

    @Test func theHistoryIsSearched() throws {
        let chat = try ChatScreen(try Stage())
        try chat.ask("echo alpha", answer: "alpha")
        try chat.ask("echo beta", answer: "beta")
        try chat.command("/history alp", says: "'echo alpha'")
        #expect(chat.terminal.screen.count(of: "'echo beta'") == 0)
        try chat.command("/history nothing", says: "nothing typed contains 'nothing'")
        try chat.command("/history", says: "'echo beta'")
    }

    @Test(arguments: [
        ["LANG": "C", "LC_ALL": "C"], ["TERM": "no-such-terminal"], ["TERM": "vt52", "LANG": ""],
    ])
    func oddSurroundings(_ changes: [String: String]) throws {
        let stage = try Stage()
        stage.environment.merge(changes) { $1 }
        let chat = try ChatScreen(stage, columns: 5_000, rows: 3)
        chat.type("echo naïve 漢字")
        try chat.waitUntil { $0.draft == "> echo naïve 漢字" }
        try chat.ask("", answer: "naïve 漢字")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
    }

    /// With fewer than 32 descriptors libraries crash or hang, so the program refuses to start.
    @Test(arguments: [6, 10, 31, 32]) func fewDescriptors(_ count: Int) throws {
        let stage = try Stage()
        let command = "ulimit -n \(count); exec \(Program.chat) 'echo one'"
        let shell = try PipedProgram("/bin/sh", ["-c", command], environment: stage.environment)
        let end = shell.waitForEnd(within: .seconds(20))
        let said = String(decoding: shell.output + shell.errors, as: UTF8.self)
        let refusal =
            "claude-chat: only \(count) files may be open here, and 32 are needed: raise 'ulimit -n'\n"
        #expect(end == .exited(count < 32 ? 78 : 0))
        #expect(said == (count < 32 ? refusal : "one\n"))
    }
}
