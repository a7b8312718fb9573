import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A terminal without a live prompt: each line is an entry, lines that arrive together are a paste.
@Suite struct PlainEntryTests {
    private func start(
        _ rate: Int = 0, latency: Int = 0, arguments: [String] = []
    ) throws -> (Stage, ChatScreen) {
        let stage = try Stage(rate: rate, latency: latency)
        if arguments.isEmpty { stage.environment["TERM"] = "dumb" }
        let chat = try ChatScreen(stage, arguments, waits: false)
        try chat.waitUntil { $0.footer == ">" }
        return (stage, chat)
    }

    private func texts(_ stage: Stage) -> [String?] {
        stage.bodies.map {
            $0["messages"]?.arrayValue?.last?["content"]?[0]?["text"]?.stringValue
        }
    }

    /// Enters a line, and waits for text of the answer: lines that are read together are a paste.
    private func enter(_ line: String, _ chat: ChatScreen, until word: String) throws {
        chat.type(line + "\n")
        try chat.waitUntil("the line to be read") { _ in chat.terminal.unread == 0 }
        let shown = chat.terminal.output.count
        try chat.waitUntil {
            chat.terminal.output.count > shown + 20 && $0.everything.contains(word)
        }
    }

    @Test(arguments: [[], ["--plain"]])
    func linesEnteredMeanwhileAreEntries(_ arguments: [String]) throws {
        let (stage, chat) = try start(100, arguments: arguments)
        try enter("write 120 words", chat, until: "w0005")
        #expect(chat.terminal.modes != chat.modesBefore)
        try enter("echo second", chat, until: "w0020")
        try enter("", chat, until: "w0035")
        try enter("/cost", chat, until: "w0050")
        try enter("echo third", chat, until: "w0065")
        try enter("/quit", chat, until: "w0080")
        chat.type("\n")
        #expect(chat.waitForEnd(within: .seconds(20)) == .exited(0))
        try chat.waitUntil { $0.everything.contains("session $") }
        #expect(texts(stage) == ["write 120 words", "echo second", "echo third"])
        #expect(chat.terminal.modes == chat.modesBefore)
        let words = NumberedWords.text(120)
        let shown = stage.withoutAccidents(chat.terminal.screen.everything)
        #expect(!chat.terminal.output.contains(0x1B))
        // Nothing is between the rows of the answer, and each line is shown once, in order.
        let rows = shown.split(separator: "\n", omittingEmptySubsequences: false)
        let typed = rows.filter { $0.hasPrefix("> ") }
        #expect(
            typed == ["> write 120 words", "> /cost", "> echo second", "> echo third", "> /quit"])
        let answer = rows.drop { $0 != "> write 120 words" }.dropFirst()
            .prefix { !$0.hasPrefix("in ") && !$0.hasPrefix("> ") }
        #expect(answer.joined().filter { !$0.isWhitespace } == words.filter { !$0.isWhitespace })
    }

    /// A paste is one message, whatever its lines, and waits for Enter.
    @Test(arguments: ["last\n", "last"]) func aPasteIsOneMessage(_ end: String) throws {
        let (stage, chat) = try start()
        chat.type("echo first\n/cost\n/quit\n" + end)
        try chat.waitUntil {
            $0.screen.hasSuffix(
                "last\n[Pasted: 4 lines, 27 bytes; Enter sends, Ctrl-C forgets]\n>")
        }
        #expect(stage.asked.isEmpty)
        chat.type("\n")
        try chat.waitUntil { $0.everything.contains("out ") && $0.footer == ">" }
        #expect(texts(stage) == ["echo first\n/cost\n/quit\nlast"])
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
    }

    @Test func aPasteIsForgotten() throws {
        let (stage, chat) = try start()
        chat.type("echo first\n/quit\n")
        try chat.waitUntil { $0.screen.hasSuffix("16 bytes; Enter sends, Ctrl-C forgets]\n>") }
        chat.type("/cost\n")
        try chat.waitUntil {
            $0.count(of: "nothing yet") == 1
                && $0.screen.hasSuffix("16 bytes; Enter sends, Ctrl-C forgets]\n>")
        }
        chat.type("\u{3}")
        try chat.waitUntil { $0.count(of: "forgotten") == 1 && $0.footer == ">" }
        chat.type("echo next\n")
        try chat.waitUntil { $0.count(of: "next") == 1 && $0.footer == ">" }
        #expect(texts(stage) == ["echo next"])
    }

    @Test func aPasteMeanwhileIsShownByItsSize() throws {
        let (stage, chat) = try start(100)
        try enter("write 60 words", chat, until: "w0005")
        try enter("echo one\necho two", chat, until: "w0020")
        chat.type("\n")
        try chat.waitUntil { $0.count(of: "> [Pasted #1: 2 lines]") == 1 }
        #expect(stage.waitsFor { _ in stage.asked.count == 2 })
        #expect(texts(stage).last == "echo one\necho two")
    }

    /// Text typed while an answer streams is shown after the next prompt.
    @Test func halfALineIsShown() throws {
        let (stage, chat) = try start(100)
        try enter("write 40 words", chat, until: "w0005")
        chat.type("echo ha")
        try chat.waitUntil { $0.footer == "> echo ha" }
        chat.type("lf\n")
        try chat.waitUntil { $0.count(of: "half") == 1 && $0.footer == ">" }
        #expect(texts(stage).last == "echo half")
    }

    @Test func aStopNamesWhatIsNotSent() throws {
        let (stage, chat) = try start(100)
        try enter("write 2000 words", chat, until: "w0005")
        try enter("echo second", chat, until: "w0020")
        try enter("/clear", chat, until: "w0035")
        chat.type("\u{3}")
        try chat.waitUntil {
            $0.everything.contains("not run: /clear\n\nnot sent: 'echo second'")
                && $0.footer == ">"
        }
        #expect(stage.asked.count == 1)
        #expect(chat.terminal.modes == chat.modesBefore)
    }

    @Test func controlDMeanwhileLeavesAfterTheAnswer() throws {
        let (stage, chat) = try start(100)
        try enter("write 60 words", chat, until: "w0005")
        chat.type("\u{4}")
        #expect(chat.waitForEnd(within: .seconds(20)) == .exited(0))
        #expect(stage.server.bill.items.map(\.complete) == [true])
        #expect(chat.terminal.modes == chat.modesBefore)
    }

    /// A terminal drops the end of a line that is too long; such a line is not sent.
    @Test func aLineThatWasCutIsNotSent() throws {
        let (stage, chat) = try start()
        chat.type("echo " + String(repeating: "x", count: 5_000) + "\n")
        try chat.waitUntil {
            $0.everything.contains("this terminal passes on 4095 bytes of a line")
                && $0.footer == ">"
        }
        chat.type("echo " + String(repeating: "x", count: 4_000) + "\n")
        try chat.waitUntil { $0.everything.contains("out ") && $0.footer == ">" }
        #expect(stage.asked.count == 1)
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func signalsBringTheEchoBack(_ signal: Int32) throws {
        let (_, chat) = try start(100)
        try enter("write 2000 words", chat, until: "w0005")
        #expect(chat.terminal.modes != chat.modesBefore)
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        #expect(chat.terminal.modes == chat.modesBefore)
    }

    /// With standard output in a file, lines are still read from the terminal.
    @Test func outputElsewhere() throws {
        let stage = try Stage(rate: 100)
        let path = stage.home.write("output", "")
        let terminal = try PseudoTerminal(columns: 80, rows: 24) { _ in 1 }
        let modes = terminal.modes
        let program = try terminal.spawn(
            Program.chat, [], environment: stage.environment, output: path)
        defer { kill(program, SIGKILL) }
        terminal.type("write 60 words\n")
        try terminal.waitUntil { _ in terminal.modes != modes }
        #expect(stage.waitsFor { _ in stage.asked.count == 1 })
        terminal.type("echo second\n")
        #expect(stage.waitsFor { _ in stage.asked.count == 2 })
        terminal.type("\u{4}")
        #expect(waitForChild(program) == .exited(0))
        #expect(terminal.modes == modes)
        #expect(texts(stage) == ["write 60 words", "echo second"])
    }
}
