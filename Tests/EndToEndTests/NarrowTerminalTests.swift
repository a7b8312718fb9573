import TestSupport
import Testing

/// What the program prints on a terminal is broken between words, and in a pipe it is one line each.
@Suite struct NarrowTerminalTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    /// What a run shows, which ends with `end`.
    private func rows(
        _ arguments: [String], columns: Int = 40, end: String
    ) throws -> [Substring] {
        let shown = try ChatScreen(stage, arguments, columns: columns, rows: 20, waits: false)
        try shown.waitUntil(end) { $0.screen.hasSuffix(end) }
        #expect(shown.waitForEnd() != nil)
        return stage.withoutAccidents(shown.terminal.screen.everything).split(separator: "\n")
    }

    @Test func whatIsSaidIsBrokenBetweenWords() throws {
        #expect(
            try rows(["sessions", "show", "9"], end: "shows them") == [
                "claude-chat: there is no conversation 9:", "claude-chat sessions list shows them",
            ])
        #expect(
            try stage.run("sessions", "show", "9").errors
                == "claude-chat: there is no conversation 9: claude-chat sessions list shows them\n"
        )
    }

    @Test func aQuestionIsBrokenBetweenWords() throws {
        #expect(try stage.run("--keep=forever", "--title", "t", "echo one").end == .exited(0))
        let asking = try ChatScreen(stage, ["wipe"], columns: 40, waits: false)
        try asking.waitUntil { $0.screen.contains("Type") }
        asking.enter("no")
        try asking.waitUntil { $0.screen.hasSuffix("deletes") }
        #expect(
            asking.terminal.screen.screen.replacing(/\d\d,\d{3}/, with: "10,000") == """
                delete 1 conversation? the file has
                10,000 bytes. Type yes: no
                claude-chat: nothing was deleted: only a
                whole yes deletes
                """)
        #expect(asking.waitForEnd() == .exited(64))
    }

    @Test func theBillIsBrokenBetweenWords() throws {
        let shown = try ChatScreen(stage, ["echo one"], columns: 40, waits: false)
        try shown.waitUntil { $0.screen.contains("$0.0") }
        let rows = shown.terminal.screen.screen.split(separator: "\n")
        #expect(rows.first == "one" && rows.count == 3)
        #expect(
            rows.dropFirst().joined(separator: " ").hasPrefix(
                "claude-chat: claude-sonnet-5-5 · in "))
        #expect(shown.waitForEnd() == .exited(0))
    }

    /// No word of the help is cut, but for those that are longer than a row.
    @Test(arguments: [40, 80]) func theHelpIsBrokenBetweenWords(columns: Int) throws {
        let whole = Set(try stage.run("--help").output.split { $0.isWhitespace })
        let rows = try rows(["--help"], columns: columns, end: "143).")
        #expect(rows.count > 100 && rows.allSatisfy { $0.count <= columns })
        let cut = rows.flatMap { $0.split(separator: " ") }.filter { !whole.contains($0) }
        #expect(cut == (columns == 40 ? ["https://platform.claude.com/settings/key", "s"] : []))
    }

    @Test func theFirstLinesOfAChatAreBrokenBetweenWords() throws {
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
        let chat = try ChatScreen(stage, columns: 40)
        #expect(
            stage.withoutAccidents(chat.terminal.screen.screen).hasPrefix(
                """
                claude-chat 0.1.0 · claude-sonnet-5-5
                talking to http://127.0.0.1:PORT
                conversations are kept in
                """))
        #expect(
            chat.terminal.screen.screen.contains(
                "--private or keep = 0 keeps none;\nclaude-chat sessions delete N deletes\nthem\n"))
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
    }

    /// The bill comes after the last row, also where another program shows the answer.
    @Test func theBillFollowsWhatAPipeShows() throws {
        let shown = try ChatScreen(
            stage, ["echo one"], waits: false,
            before: "\"$1\" \"$2\" | { /bin/sleep 0.05; /bin/cat; }; exit")
        try shown.waitUntil { $0.screen.contains("$0.0") }
        #expect(shown.terminal.screen.screen.hasPrefix("one\nclaude-chat: claude-sonnet-5-5 · in "))
        #expect(shown.waitForEnd() == .exited(0))
    }
}
