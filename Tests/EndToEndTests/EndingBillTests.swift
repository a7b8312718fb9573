import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// However an answer ends, its cost is shown, and equals the server's bill.
@Suite struct EndingBillTests {
    /// The amount in a row, in dollars.
    private static func dollars(_ row: Substring) -> Double {
        row.firstMatch(of: /\$(\d+\.\d+)/).flatMap { Double($0.1) } ?? 0
    }

    private static func expect(
        _ row: some StringProtocol, near picoDollars: Int, within range: ClosedRange<Double>,
        location: SourceLocation = #_sourceLocation
    ) {
        let ratio = dollars(Substring(row)) * 1e12 / Double(max(1, picoDollars))
        #expect(
            range.contains(ratio), "\(row) against \(BillTests.exact(picoDollars))",
            sourceLocation: location)
    }

    // MARK: - Signals

    /// The text so far is written, the bill is the last row, and the signal ends it within 0.5 s.
    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT]) func aSignalInMidAnswer(_ signal: Int32) throws {
        let stage = try Stage(rate: 100)
        let chat = try ChatScreen(stage)
        chat.enter("write 400 words")
        try chat.waitUntil { $0.everything.contains("w0010") }
        let start = ContinuousClock.now
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        #expect(.now - start < .milliseconds(1_500))
        try chat.expectRestored()
        let last = chat.terminal.screen.footer
        #expect(last.hasPrefix("session ~$") && last.hasSuffix(", 1 answer"), "\(last)")
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [false] })
        Self.expect(last, near: stage.server.bill.cost, within: 0.6...1.4)
    }

    /// Before the first byte the bill is for the prompt only.
    @Test func aSignalBeforeTheAnswer() throws {
        let stage = try Stage(latency: 60_000)
        let chat = try ChatScreen(stage)
        chat.enter("echo " + String(repeating: "word ", count: 40))
        #expect(stage.waitsFor { _ in stage.asked.count == 1 })
        kill(chat.program, SIGTERM)
        #expect(chat.waitForEnd() == .killed(signal: SIGTERM))
        try chat.waitUntil("the bill") {
            $0.footer.hasPrefix("session ~$0.000") && $0.footer.hasSuffix(", 0 answers")
        }
    }

    /// Without a request there is no bill.
    @Test func aSignalAtRest() throws {
        let chat = try ChatScreen(try Stage())
        kill(chat.program, SIGTERM)
        #expect(chat.waitForEnd() == .killed(signal: SIGTERM))
        #expect(!chat.terminal.screen.everything.contains("session"))
    }

    // MARK: - Silence

    /// A prompt that was sent is billed although no byte came back.
    @Test func stoppedBeforeTheFirstByte() throws {
        let stage = try Stage(latency: 60_000)
        let chat = try ChatScreen(stage, columns: 160)
        chat.type("\u{1B}[200~" + String(repeating: "word ", count: 24_000) + "\u{1B}[201~")
        try chat.waitUntil { $0.draft?.contains("[Pasted") == true }
        chat.enter("")
        #expect(stage.waitsFor { _ in stage.asked.count == 1 })
        chat.type("\u{1B}")
        try chat.waitUntil {
            $0.isAtRest && $0.count(of: "stopped: your message is back at the prompt") == 1
        }
        // 120,000 bytes at 3.2 bytes a token and $2.50 a million tokens.
        #expect(
            chat.terminal.screen.footer.hasPrefix(
                "sonnet-5-5 · not kept · in ~37,504 · out ~0 · ~$0.0938 · session ~$0.0938 · window 0 %"
            ))
        chat.type("\u{3}")
        try chat.command("/cost", says: "session ~$0.09376")
        #expect(
            chat.terminal.screen.everything.contains(
                "claude-sonnet-5-5: 1 request without an answer"))
    }

    /// Three requests were sent and are billed; one that the API refuses costs nothing.
    @Test func threeThatWereCut() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, columns: 160)
        chat.enter("[[fault drop]] echo one")
        try chat.waitUntil("the third failure", within: .seconds(20)) {
            $0.isAtRest && $0.draft == "> [[fault drop]] echo one"
        }
        #expect(stage.asked.count == 3)
        chat.type("\u{3}")
        chat.enter("/cost")
        try chat.waitUntil {
            $0.isAtRest && $0.everything.contains("3 requests without an answer")
        }
        chat.enter("[[fault status=400]] echo two")
        try chat.waitUntil { $0.isAtRest && $0.draft == "> [[fault status=400]] echo two" }
        chat.type("\u{3}")
        chat.enter("/cost")
        try chat.waitUntil {
            $0.isAtRest
                && $0.everything.ranges(of: "3 requests without an answer").count == 2
        }
    }

    // MARK: - A single question

    /// Standard error is a terminal; standard output is that or a file.
    @Test(arguments: [false, true]) func aWholeAnswer(toFile: Bool) throws {
        let stage = try Stage()
        let output = toFile ? " > \(stage.home.path)/answer" : ""
        let screen = try Self.shell(stage, "\(Program.chat) 'echo one'\(output)")
        let bill = screen.lines.filter { $0.hasPrefix("claude-chat: claude-sonnet-5-5 · in ") }
        #expect(bill.count == 1)
        Self.expect(bill.first ?? "", near: stage.server.bill.cost, within: 0.95...1.05)
        #expect(screen.count(of: "one") == (toFile ? 0 : 1))
    }

    @Test func aCutAnswer() throws {
        let stage = try Stage()
        let screen = try Self.shell(
            stage, "\(Program.chat) '[[fault cut=1500]] write 400 words' > \(stage.home.path)/a")
        let bill = screen.lines.filter { $0.contains(" · out ~") }
        #expect(bill.count == 1)
        #expect(screen.everything.contains("end 76"))
        #expect(stage.waitsFor { $0.bill.items.count == 1 })
    }

    @Test(arguments: ["INT", "TERM"]) func aStoppedAnswer(_ signal: String) throws {
        let stage = try Stage(rate: 100)
        let screen = try Self.shell(
            stage,
            "\(Program.chat) 'write 400 words' > \(stage.home.path)/a & "
                + "until grep -q w0010 \(stage.home.path)/a; do sleep 0.02; done; kill -\(signal) $!; "
                + "wait $!")
        let bill = screen.lines.filter { $0.contains(" · out ~") }
        #expect(bill.count == 1)
        #expect(screen.everything.contains("end \(signal == "INT" ? 130 : 143)"))
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [false] })
        if let bill = bill.first {
            Self.expect(bill, near: stage.server.bill.cost, within: 0.6...1.4)
        }
    }

    /// The screen of a terminal after a command has ended.
    private static func shell(_ stage: Stage, _ command: String) throws -> ScreenModel {
        let terminal = try PseudoTerminal(columns: 160, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "-c", "set -m; \(command); echo \"end $?\""],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil("the end of the command") {
            $0.lines.contains { $0.hasPrefix("end ") }
        }
        return terminal.screen
    }
}
