import FakeClaude
import TestSupport
import Testing

/// What is shown beside the answer: thinking, notifications, and a terminal that is spoken.
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
                claude-chat 0.1.0 · claude-sonnet-5-5 · /help
                talking to http://127.0.0.1:PORT

                > echo one
                one

                in \(usage.input), out \(usage.output), $
                """))
    }
}
