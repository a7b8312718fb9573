import FakeClaude
import TestSupport
import Testing

/// Kept conversations are found and shown.
@Suite struct KeptFindingTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
        // A single question is kept where its standard error is a terminal.
        for words in ["echo the Xylophone plays", "echo zeppelin"] {
            let chat = try ChatScreen(stage, ["-p", words], waits: false)
            #expect(chat.waitForEnd() == .exited(0))
        }
    }

    /// A run of `sessions`, with fixed moments and costs.
    private func sessions(_ words: String...) throws -> Outcome {
        var outcome = try stage.finish(try stage.start(["sessions"] + words))
        outcome.output = fixed(outcome.output)
        return outcome
    }

    private func fixed(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\d \d\d:\d\d/, with: "MOMENT")
            .replacing(/\ +\$0\.\d+/, with: "  COST")
    }

    @Test func theyAreListed() throws {
        let whole = try sessions("list")
        #expect(
            whole.output == """
                2  MOMENT  1 turn  COST  echo zeppelin
                1  MOMENT  1 turn  COST  echo the Xylophone plays

                """)
        #expect(whole.errors == "" && whole.end == .exited(0))
        let first = try sessions("list", "--limit", "1")
        #expect(first.output == "2  MOMENT  1 turn  COST  echo zeppelin\n")
        #expect(first.errors == "claude-chat: 1 more: --limit 2 lists them\n")
    }

    @Test func wordsAreShownWhereTheyStand() throws {
        #expect(
            try sessions("search", "xylo*").output == """
                1  MOMENT  1 turn  COST  echo the Xylophone plays
                      echo the Xylophone plays

                """)
        #expect(try sessions("search", "\"the xylophone\"").output.hasPrefix("1  MOMENT"))
        let first = try sessions("search", "echo", "--limit", "1")
        #expect(first.output.hasPrefix("2  MOMENT"))
        #expect(first.errors == "claude-chat: there are more: --limit 2 shows them\n")
    }

    @Test func nothingFoundIsNoFailure() throws {
        let outcome = try sessions("search", "quagga")
        #expect(outcome.output == "" && outcome.end == .exited(0))
        #expect(outcome.errors == "claude-chat: nothing was found: 'quagga'\n")
    }

    @Test func nothingKeptIsSaid() throws {
        let empty = try Stage()
        for words in [["list"], ["search", "quagga"]] {
            let outcome = try empty.finish(try empty.start(["sessions"] + words))
            #expect(outcome.output == "" && outcome.end == .exited(0))
            #expect(outcome.errors == "claude-chat: no conversation is kept yet\n")
        }
        _ = try sessions("delete", "1", "2")
        #expect(try sessions("list").errors == "claude-chat: no conversation is kept yet\n")
    }

    /// Who writes it wrong is shown the form that is right.
    @Test(arguments: [
        (["show"], "'sessions show' does not fit: write claude-chat sessions show N"),
        (
            ["show", "1", "2"],
            "'sessions show 1 2' does not fit: write claude-chat sessions show N"
        ),
        (
            ["list", "all"],
            "'sessions list all' does not fit: write claude-chat sessions list [--limit N]"
        ), (["delete"], "'sessions delete' does not fit: write claude-chat sessions delete N …"),
        (
            ["shwo", "1"],
            "'sessions shwo 1' does not fit: write claude-chat sessions list [--limit N], "
                + "sessions search WORDS [--limit N], sessions show N, "
                + "sessions export N [--format FORMAT] or sessions delete N …"
        ),
    ])
    func theRightFormIsNamed(words: [String], sentence: String) throws {
        let outcome = try stage.finish(try stage.start(["sessions"] + words))
        #expect(
            outcome.errors
                == "claude-chat: \(sentence); to ask Claude, write claude-chat -- sessions …\n")
        #expect(outcome.end == .exited(64) && outcome.requests == 2)
    }

    @Test(arguments: [
        ["search"], ["search", "*"], ["search", "a", "--limit", "x"], ["list", "--limit", "0"],
        ["list", "all"], ["export"], ["export", "1", "--format", "pdf"], [],
    ]) func wrongUseIsToldSo(words: [String]) throws {
        let outcome = try stage.finish(try stage.start(["sessions"] + words))
        #expect(outcome.end == .exited(64) && outcome.output == "" && outcome.errors != "")
    }

    @Test func aNumberThatIsNoneIsToldSo() throws {
        for words in [["show", "9"], ["export", "01x"], ["export", "-1"], ["delete", "1", "9"]] {
            let outcome = try stage.finish(try stage.start(["sessions"] + words))
            #expect(outcome.end != .exited(0) && outcome.output == "")
        }
        #expect(try sessions("list").output.split(separator: "\n").count == 2)
    }

    /// On a terminal rows end at its edge, and what was found is bold.
    @Test func aTerminalShowsRowsAndBoldWords() throws {
        stage.environment["NO_COLOR"] = nil
        let long = "echo needle " + String(repeating: "many words ", count: 15)
        let chat = try ChatScreen(stage, ["-p", long], waits: false)
        #expect(chat.waitForEnd() == .exited(0))
        let found = try ChatScreen(
            stage, ["sessions", "search", "needle"], columns: 80, waits: false)
        try found.waitUntil { $0.screen.contains("many…") }
        #expect(found.waitForEnd() == .exited(0))
        let rows = fixed(found.terminal.screen.screen).split(separator: "\n")
        #expect(
            rows == [
                "3  MOMENT  1 turn  COST  echo needle many words many words many w…",
                "      echo needle many words many words many words many words many…",
            ])
        let output = String(decoding: found.terminal.output, as: UTF8.self)
        #expect(output.contains("\u{1B}[1mneedle\u{1B}["))
    }

    @Test func nothingHostileReachesTheTerminal() throws {
        let chat = try ChatScreen(stage, ["-p", "echo a\u{1B}]0;b\u{7}c"], waits: false)
        #expect(chat.waitForEnd() == .exited(0))
        for words in [["list"], ["search", "echo"], ["show", "3"], ["export", "3"]] {
            let shown = try ChatScreen(stage, ["sessions"] + words, waits: false)
            try shown.waitUntil("\(words)") { $0.screen.contains("a^[]0;b^Gc") }
            #expect(shown.waitForEnd() == .exited(0))
        }
        for words in [["list"], ["search", "echo"]] {
            let output = try stage.finish(try stage.start(["sessions"] + words)).output
            #expect(output.contains("a^[]0;b^Gc"))
        }
    }
}
