import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A single question whose answer is drawn on a terminal, which is restored afterwards.
@Suite struct OneShotTerminalTests {
    private func start(
        _ arguments: [String], rate: Int = 0, latency: Int = 0, columns: Int = 60,
        _ change: (Stage) -> Void = { _ in }
    ) throws -> ChatScreen {
        let stage = try Stage(rate: rate, latency: latency)
        stage.environment["NO_COLOR"] = nil
        change(stage)
        return try ChatScreen(stage, arguments, columns: columns, rows: 20, waits: false)
    }

    private static let laidOut = """
        A heading

        Some emphasis, some strength, some code and a link (https://
        example.com).

        │ A quotation.

        ────────────────────────────────────────

        ☑ done
        ☐ to do
        """

    @Test func theAnswerIsLaidOut() throws {
        let chat = try start(["markdown"])
        #expect(chat.waitForEnd() == .exited(0))
        try chat.waitUntil { $0.everything.hasPrefix(Self.laidOut + "\nclaude-chat: ") }
        // Only the bill follows the answer.
        #expect(chat.terminal.screen.everything.split(separator: "\n").last?.contains("$") == true)
        try chat.expectRestored()
    }

    @Test(arguments: [
        (["--markdown", "off", "markdown"], [:]), (["--plain", "markdown"], [:]),
        (["markdown"], ["TERM": "dumb"]), (["markdown"], ["NO_COLOR": "1"]),
    ])
    func elsewhereTheTextIsAsItCame(arguments: [String], variables: [String: String]) throws {
        let chat = try start(arguments) { $0.environment.merge(variables) { $1 } }
        #expect(chat.waitForEnd() == .exited(0))
        try chat.waitUntil { $0.everything.hasPrefix("# A heading\n\nSome *emphasis*") }
        #expect(!chat.terminal.output.contains(0x1B))
    }

    /// A screen reader gets lines in words in place of drawn Markdown.
    @Test func aScreenReaderHasLines() throws {
        let chat = try start(["table"]) { $0.environment["ACCESSIBLE"] = "1" }
        #expect(chat.waitForEnd() == .exited(0))
        try chat.waitUntil { $0.everything.hasPrefix("Thing: apples\nCount: 3\n") }
        #expect(!chat.terminal.output.contains(0x1B))
        #expect(!chat.terminal.screen.everything.contains("·"))
    }

    /// A status line is shown until the first row; keys typed meanwhile are not echoed.
    @Test func onlyTheAnswerShows() throws {
        let chat = try start(["write 60 words"], rate: 60, latency: 700)
        try chat.waitUntil { $0.screen.hasSuffix("waiting for the answer · Ctrl-C stops") }
        let modes = chat.terminal.modes
        #expect(modes != chat.modesBefore)
        try chat.waitUntil { $0.everything.hasPrefix("Sentence 1 says") }
        chat.type("typed meanwhile")
        #expect(chat.waitForEnd(within: .seconds(20)) == .exited(0))
        try chat.waitUntil("the bill") { $0.everything.contains("claude-chat: claude") }
        try chat.expectRestored()
        let text = chat.terminal.screen.everything
        #expect(!text.contains("typed meanwhile") && !text.contains("waiting"))
        let words = NumberedWords.text(60).filter { !$0.isWhitespace }
        #expect(text.filter { !$0.isWhitespace }.hasPrefix(words + "claude-chat:"))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalLeavesWhatCame(signal: Int32) throws {
        let chat = try start(["write 100 words"], rate: 60)
        try chat.waitUntil { $0.everything.contains("w0005") }
        if signal == SIGINT { chat.type("\u{3}") } else { kill(chat.program, signal) }
        #expect(chat.waitForEnd() == .killed(signal: signal))
        try chat.waitUntil { $0.everything.contains("\nclaude-chat: stopped") }
        try chat.expectRestored()
        #expect(chat.terminal.screen.everything.hasPrefix("Sentence 1 says w0001"))
    }

    /// The message on a retry goes to standard error, and the rows of the answer stay whole.
    @Test func anotherTryIsSaidBetweenTheRows() throws {
        let chat = try start(["[[fault status=529 times=1]] echo at last"])
        #expect(chat.waitForEnd(within: .seconds(20)) == .exited(0))
        try chat.waitUntil { $0.everything.contains("\nat last\nclaude-chat: claude") }
        try chat.expectRestored()
        #expect(chat.terminal.screen.everything.hasPrefix("claude-chat: "))
    }

    /// A job in the background writes plain text, and does not draw over the shell's prompt.
    @Test func inTheBackgroundTheTextIsAsItCame() throws {
        let stage = try Stage()
        stage.environment["NO_COLOR"] = nil
        stage.environment["PS1"] = "shell: "
        let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil { $0.screen.hasPrefix("shell:") }
        terminal.type("\(Program.chat) markdown & wait; echo \"end $?\"\r")
        try terminal.waitUntil { $0.everything.contains("end 0") }
        #expect(terminal.screen.everything.contains("# A heading\n"))
        #expect(!terminal.output.contains(0x1B))
    }
}
