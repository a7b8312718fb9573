import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The chat on a terminal without cursor movement, and its files.
@Suite struct PlainChatTests {
    /// No request is sent where standard output is full or closed.
    @Test(arguments: [[], ["-i", "echo one"], ["--plain"]])
    func aChatWithoutOutput(_ arguments: [String]) throws {
        for (redirection, word) in [
            (">/dev/full", "could not write: No space left on device"),
            (">&-", "standard output is closed: there is nowhere to write an answer"),
        ] {
            let stage = try Stage()
            stage.environment["CHAT"] = Program.chat
            let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
            let shell = try terminal.spawn(
                "/bin/sh", ["-c", "exec $CHAT \"$@\" \(redirection)", "sh"] + arguments,
                environment: stage.environment)
            #expect(waitForChild(shell) == .exited(74))
            try terminal.waitUntil { $0.everything.contains("claude-chat: \(word)") }
            #expect(stage.asked.isEmpty)
        }
    }

    @Test func aDumbTerminalGetsLinesAlone() throws {
        let stage = try Stage()
        stage.environment["TERM"] = "dumb"
        let chat = try ChatScreen(stage, waits: false)
        try chat.waitUntil { $0.footer == ">" }
        chat.type("echo one\n")
        try chat.waitUntil { $0.everything.contains("out ") && $0.footer == ">" }
        chat.type("/cost\n")
        try chat.waitUntil { $0.count(of: "session $", isBeginning: true) == 1 && $0.footer == ">" }
        chat.type("\u{4}")
        let cost = BillTests.exact(stage.server.bill.cost)
        try chat.waitUntil("the bill") { $0.count(of: "session \(cost), 1 answer") == 1 }
        #expect(chat.waitForEnd() == .exited(0))
        #expect(!chat.terminal.output.contains(0x1B))
        let usage = try #require(stage.server.bill.items.first?.usage)
        let facts = "in \(usage.input), out \(usage.output), $"
        let screen = stage.withoutAccidents(chat.terminal.screen.screen)
            .replacing(/\$0\.000\d\d\n/, with: "$\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).withSingleSpaces }.joined(separator: "\n")
        #expect(
            screen == """
                claude-chat 0.1.0 · claude-sonnet-5-5 · not kept · /help
                talking to http://127.0.0.1:PORT

                > echo one
                one

                \(facts)

                > /cost
                model answers in cached written out cost
                claude-sonnet-5-5 1 \(usage.input) 0 0 \(usage.output) \(cost)
                session \(cost)

                >
                session \(cost), 1 answer
                """)
    }

    @Test func controlCStopsAnAnswerThere() throws {
        let stage = try Stage(rate: 200)
        stage.environment["TERM"] = "dumb"
        let chat = try ChatScreen(stage, waits: false)
        try chat.waitUntil { $0.footer == ">" }
        chat.type("write 400 words\n")
        try chat.waitUntil { $0.everything.contains("w0005") }
        chat.type("\u{3}")
        try chat.waitUntil { $0.count(of: "stopped: what came is kept") == 1 && $0.footer == ">" }
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [false] })
    }

    /// The mode and the text of a file; `nil` when there is none.
    private func file(_ path: String) -> (mode: UInt32, text: String)? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        var facts = stat()
        _ = unsafe fstat(file, &facts)
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(file, &bytes, bytes.count)
        return (
            UInt32(facts.st_mode & 0o777),
            String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        )
    }

    @Test func whatWasTypedIsKeptForMeAlone() throws {
        let stage = try Stage()
        let history = stage.home.path + "/state/claude-chat/history"
        let secret = try ChatScreen(stage, ["--private"])
        try secret.ask("echo secret", answer: "secret")
        secret.type("\u{4}")
        #expect(secret.waitForEnd() == .exited(0))
        #expect(file(history) == nil)

        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        let kept = try #require(file(history))
        #expect(kept.mode == 0o600)
        #expect(kept.text.contains("echo one"))
        #expect(!kept.text.contains("CANARY") && !kept.text.contains("secret"))

        let next = try ChatScreen(stage)
        next.type("\u{1B}[A")
        try next.waitUntil("the line of the last session") { $0.draft == "> echo one" }
    }
}
