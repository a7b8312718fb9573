import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Where conversations cannot be kept the chat goes on, that is said once, and nothing is touched.
@Suite struct BadPlaceTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
    }

    private var folder: String { stage.home.path + "/data/claude-chat" }

    /// The output of a shell script in the folder of the database.
    @discardableResult private func shell(_ script: String) throws -> String {
        let program = try PipedProgram(
            "/bin/sh", ["-c", "cd \"$0\" && { \(script); }", folder],
            environment: ["PATH": "/usr/bin:/bin"])
        #expect(program.waitForEnd() == .exited(0))
        return String(decoding: program.output, as: UTF8.self)
    }

    private func makeFolder() throws {
        let making = try PipedProgram("/bin/mkdir", ["-p", "-m", "700", folder], environment: [:])
        #expect(making.waitForEnd() == .exited(0))
    }

    /// Names, kinds, sizes and sums of all files there and above.
    private func everything() throws -> String {
        try shell("cd ..; find . ! -type d -exec ls -l {} + ; find . -type f -exec cksum {} +")
    }

    private func ask(_ question: String) throws -> ChatScreen {
        let chat = try ChatScreen(stage, ["-p", question], columns: 250, waits: false)
        try chat.waitUntil("the bill") { $0.everything.contains("$") }
        #expect(chat.waitForEnd() == .exited(0))
        return chat
    }

    /// The rows of a chat of two questions, until its end.
    private func chat(_ arguments: [String] = [], before: String = "true") throws -> String {
        let chat = try ChatScreen(stage, arguments, columns: 250, before: before)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        let rows = stage.withoutAccidents(chat.terminal.screen.everything)
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        return rows.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
            .dropLast(2).joined(separator: "\n")
    }

    @Test(arguments: BadPlace.all) func theChatGoesOn(place: BadPlace) throws {
        if place.hasChat {
            _ = try ask("echo before")
        } else {
            try makeFolder()
        }
        try shell(place.script)
        let before = try everything()
        let rows = try chat()
        let problem = "what follows is not kept: \(place.reason)"
        #expect(rows.count(of: problem) == 1, "\(rows)")
        // It is found out while the first question is typed, at the latest when it is kept.
        #expect(
            rows.replacing(problem + "\n\n", with: "") == """

                > echo one
                one

                > echo two
                two

                """)
        let single = try ask("echo three").terminal.screen.everything
        #expect(
            single == """
                claude-chat: what follows is not kept: \(place.reason)
                three
                claude-chat: claude-sonnet-5-5 · in 11 · out 39 · $0.00041
                """)
        for words in [["sessions", "list"], ["-c", "echo four"], ["wipe", "--yes"]] {
            let outcome = try stage.finish(try stage.start(words))
            #expect(outcome.output == "")
            #expect(
                outcome.errors
                    == "claude-chat: the kept conversations cannot be read: \(place.reason)\n")
            #expect(outcome.end == .exited(74))
        }
        let report = try stage.run("doctor")
        #expect(report.output.contains("✗ chats "))
        #expect(report.output.contains(place.reason + " (\(folder)/chats.db)"))
        #expect(report.end == .exited(74))
        #expect(try everything() == before)
    }

    // MARK: - No place

    /// The sentence stands in the banner, and nothing later is said.
    private func expectTold(_ sentence: String, in rows: String) {
        #expect(rows.count(of: sentence) == 1)
        #expect(!rows.contains("conversations are kept in"))
        #expect(
            rows.hasSuffix(
                """
                \(sentence)

                > echo one
                one

                > echo two
                two

                """), "\(rows)")
    }

    @Test(arguments: [nil, "", "/", "relative"]) func withoutAHome(home: String?) throws {
        stage.environment["HOME"] = home
        for name in ["XDG_DATA_HOME", "XDG_STATE_HOME"] {
            stage.environment[name] = home == "/" ? nil : home
        }
        let sentence = "conversations are not kept: HOME names no folder: set it, or XDG_DATA_HOME"
        expectTold(sentence, in: try chat())
        let single = try ask("echo three").terminal.screen.everything
        #expect(single.contains(sentence) && single.contains("three"))
        let outcome = try stage.run("-c", "echo four")
        #expect(outcome.errors == "claude-chat: \(sentence)\n" && outcome.end == .exited(66))
        #expect(try stage.run("doctor").output.contains(sentence))
    }

    @Test(arguments: [
        ("missing", "No such file or directory: check the folder of the conversations"),
        ("file", "No such file or directory: check the folder of the conversations"),
    ]) func withAHomeThatIsNoFolder(name: String, reason: String) throws {
        _ = stage.home.write("file", "precious\n")
        stage.environment["HOME"] = stage.home.path + "/" + name
        stage.environment["XDG_DATA_HOME"] = nil
        let sentence = "what follows is not kept: \(reason) ('claude-chat doctor' names it)"
        expectTold(sentence, in: try chat())
        #expect(try stage.run("doctor").end == .exited(74))
        #expect(try stage.run("sessions", "list").output == "")
    }

    // MARK: - A full disk

    /// A limit on the size of files: there is room for the tables, and not for much more.
    @Test(arguments: [(16, false), (150, true)]) func whatFindsNoRoomIsTriedAgain(
        kilobytes: Int, isPartlyKept: Bool
    ) throws {
        let chat = try ChatScreen(
            stage, columns: 250, before: "ulimit -f \(kilobytes * 1_024 / 512)")
        try chat.ask("echo one", answer: "one")
        for number in 0..<10 { try chat.ask("echo \(number) two", answer: "\(number) two") }
        let said =
            "what follows is not kept: the disk is full: make room; "
            + "the next turn is kept again, with all before it"
        #expect(chat.terminal.screen.everything.count(of: said) == 1)
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        // With room again.
        let list = try stage.run("sessions", "list")
        #expect(list.end == .exited(0) && list.output.contains("echo one") == isPartlyKept)
        #expect(try stage.run("doctor").end == .exited(0))
        _ = try ask("echo three")
        #expect(try stage.run("sessions", "list").output.contains("echo three"))
    }

    // MARK: - While the chat runs

    @Test func aDeletedFileIsSaidAndMissedByNobody() throws {
        let chat = try ChatScreen(stage, columns: 250)
        try chat.ask("echo one", answer: "one")
        try shell("rm chats.db")
        let other = try ChatScreen(stage, columns: 250)
        try other.ask("echo other", answer: "other")
        for word in ["two", "three"] { try chat.ask("echo \(word)", answer: word) }
        let said =
            "what follows is not kept: the file of the conversations was moved, deleted or "
            + "replaced: /clear begins one that is kept"
        #expect(chat.terminal.screen.everything.count(of: said) == 1)
        chat.enter("/clear")
        try chat.waitUntil("a new conversation") {
            $0.isAtRest && $0.draft == ">" && $0.everything.contains("> /clear\n")
        }
        try chat.ask("echo four", answer: "four")
        try other.ask("echo more", answer: "more")
        for chat in [chat, other] {
            chat.type("\u{4}")
            #expect(chat.waitForEnd() == .exited(0))
            #expect(!chat.terminal.screen.everything.contains("damaged"))
        }
        #expect(
            try stage.conversations().sorted() == ["1 turn  echo four", "2 turns  echo other"])
        #expect(try stage.run("doctor").end == .exited(0))
    }

    /// The log of the old file is not read into the new one, and the old one has all of it.
    @Test func aReplacedFileIsLeftAlone() throws {
        _ = try ask("echo other")
        try shell("mv chats.db ../other")
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try shell("mv chats.db ../old; cp ../other chats.db")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        try shell("cmp ../other chats.db")
        #expect(try stage.conversations() == ["1 turn  echo other"])
        #expect(try stage.run("doctor").end == .exited(0))
        try shell("mv ../old chats.db")
        #expect(try stage.conversations() == ["1 turn  echo one"])
    }

    @Test(arguments: [
        "echo precious >../target; ln -s ../target chat-1.lock",
        "echo precious >../target; ln ../target chat-1.lock", "ln -s ../nothing chat-1.lock",
        "echo precious >chat-1.lock", "mkfifo chat-1.lock", "mkdir chat-1.lock",
    ]) func aLockThatIsNoneIsLeftAlone(script: String) throws {
        _ = try ask("echo one")
        try shell(script)
        let before = try everything()
        for words in [["-c", "echo two"], ["wipe", "--yes"]] {
            let outcome = try stage.finish(try stage.start(words))
            #expect(
                outcome.errors
                    == "claude-chat: 'echo one' cannot be locked in HOME/data/claude-chat/"
                    + "chat-1.lock: something else lies there, or it is not yours: move it away\n")
            #expect(outcome.end == .exited(74))
        }
        #expect(try everything() == before)
        try shell("rm -r chat-1.lock; echo 4711 >chat-1.lock")
        #expect(try stage.run("-c", "echo two").output == "two\n")
    }
}

extension String {
    /// How often it contains a text.
    fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
