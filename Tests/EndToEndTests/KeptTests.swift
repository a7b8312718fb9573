import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Conversations are kept and go on, whatever ended the program.
@Suite struct KeptTests {
    private let stage: Stage

    init() throws {
        stage = try Stage(rate: 200)
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
    }

    private func sessions(_ words: String...) throws -> Outcome {
        try stage.finish(try stage.start(["sessions"] + words))
    }

    /// Turns and title of each.
    private func list() throws -> [String] { try stage.conversations() }

    /// At the first start it is said where; later no more.
    @Test func whatIsKeptGoesOn() throws {
        let chat = try ChatScreen(stage)
        #expect(chat.terminal.screen.screen.contains("conversations are kept in "))
        try chat.ask("echo one", answer: "one")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        let again = try ChatScreen(stage, ["-c"])
        let screen = stage.withoutAccidents(again.terminal.screen.screen)
        #expect(
            screen.hasPrefix(
                """
                claude-chat 0.1.0 · claude-sonnet-5-5 · /help
                talking to http://127.0.0.1:PORT
                going on with 'echo one', 1 turn

                > echo one
                one

                >
                """))
        again.enter("tell what you remember")
        try again.waitUntil { $0.everything.contains("this conversation was: echo one") }
        again.type("\u{4}")
        #expect(again.waitForEnd() == .exited(0))
        #expect(try list() == ["2 turns  echo one"])
        #expect(stage.bodies.last?["messages"]?.arrayValue?.count == 3)
    }

    @Test(arguments: [SIGKILL, SIGHUP, SIGTERM]) func anAnswerThatIsUnderWayIsNotLost(
        signal: Int32
    ) throws {
        let chat = try ChatScreen(stage)
        chat.enter("write 900 words")
        try chat.waitUntil { $0.everything.contains("w0200") }
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        let again = try ChatScreen(stage, ["-c"])
        let screen = again.terminal.screen.everything
        #expect(screen.contains("w0050"))
        #expect(screen.contains("cut when the program ended") == (signal == SIGKILL))
        let mark = signal == SIGKILL ? "(the answer was cut off)" : "(the answer was stopped)"
        #expect(screen.contains("\n\(mark)\n"))
        #expect(!screen.contains("damaged"))
        // The strict server accepts the conversation.
        again.enter("tell what you remember")
        try again.waitUntil { $0.everything.contains("this conversation was: write 900 words") }
    }

    /// One question after the other, each in the conversation of the one before.
    @Test func singleQuestionsGoOn() throws {
        let chat = try ChatScreen(stage, ["-p", "echo one"], waits: false)
        #expect(chat.waitForEnd() == .exited(0))
        let second = try stage.run("-c", "tell what you remember")
        #expect(second.output.contains("echo one"))
        #expect(try list() == ["2 turns  echo one"])
    }

    /// The first kept question says where, whoever asked it first.
    @Test func theFirstQuestionSaysWhereItIsKept() throws {
        #expect(try stage.run("echo nothing").output == "nothing\n")
        for isFirst in [true, false] {
            let chat = try ChatScreen(stage, ["-p", "echo one"], waits: false)
            #expect(chat.waitForEnd() == .exited(0))
            let rows = isFirst ? "\nclaude-chat: conversations are kept in" : "\nclaude-chat: "
            try chat.waitUntil { $0.everything.contains(rows) }
            #expect(chat.terminal.screen.everything.contains("kept in") == isFirst)
        }
    }

    /// Nothing went out, and nothing was spent.
    @Test func whatIsNotSentCostsNothing() throws {
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:1"
        #expect(try stage.run("echo one").end == .exited(69))
        #expect(try spent()?.hasSuffix(" for 0 requests") ?? true)
    }

    @Test func oneIsDeletedOnce() throws {
        let chat = try ChatScreen(stage, ["-p", "echo one"], waits: false)
        #expect(chat.waitForEnd() == .exited(0))
        #expect(try sessions("delete", "1", "1").output == "deleted 1 conversation\n")
    }

    /// `$0.00002 for 1 request`, as `doctor` says it.
    private func spent() throws -> Substring? {
        try stage.run("doctor").output.split(separator: "\n").first { $0.hasPrefix("✓ spent ") }
    }

    /// Of what nobody watches the costs alone are kept.
    @Test func aScriptKeepsNoWord() throws {
        #expect(try stage.run("echo xylophone").output == "xylophone\n")
        #expect(try list() == [])
        #expect(try spent()?.hasSuffix(" for 1 request") == true)
        #expect(try stage.files(with: "xylophone") == [])
        let outcome = try stage.run("-c", "echo two")
        #expect(outcome.end == .exited(66) && stage.asked.count == 1)
    }

    /// What a killed program had asked is counted by what had come of the answer.
    @Test(arguments: [[], ["--private"]]) func aKilledRequestIsCounted(flags: [String]) throws {
        let chat = try ChatScreen(stage, flags)
        chat.enter("write 900 words")
        try chat.waitUntil { $0.everything.contains("w0300") }
        kill(chat.program, SIGKILL)
        #expect(chat.waitForEnd() == .killed(signal: SIGKILL))
        let spent = try #require(try spent())
        let amount = try #require(spent.firstRange(of: " ~$").map { spent[$0.upperBound...] })
        // 100 words are more than 100 tokens, of which a million cost $10.
        #expect(Double(amount.prefix { $0 != " " }).map { $0 > 0.001 } == true, "\(spent)")
        #expect(spent.hasSuffix(" for 1 request"))
    }

    @Test(arguments: [["--private"], ["--keep", "0"]]) func whoWantsNothingKeptKeepsNothing(
        flags: [String]
    ) throws {
        let chat = try ChatScreen(stage, flags)
        #expect(!chat.terminal.screen.screen.contains("conversations are kept"))
        try chat.ask("echo one", answer: "one")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(try list() == [])
        #expect(try spent()?.hasSuffix(" for 1 request") == true)
        let outcome = try stage.finish(try stage.start(flags + ["-c", "echo two"]))
        #expect(outcome.end == .exited(64) && stage.asked.count == 1)
    }

    @Test func twoDoNotWriteOneConversation() throws {
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        for words in [["-c", "echo two"], ["sessions", "delete", "1"]] {
            let outcome = try stage.finish(try stage.start(words))
            #expect(outcome.end == .exited(75))
            #expect(
                outcome.errors.contains(
                    "'echo one' goes on in another claude-chat (process \(chat.program))"))
        }
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(try stage.run("-c", "echo two").output == "two\n")
    }

    @Test func theyAreListedAndDeleted() throws {
        for words in ["echo xylophone", "echo zeppelin"] {
            let chat = try ChatScreen(stage, ["-p", words], waits: false)
            #expect(chat.waitForEnd() == .exited(0))
        }
        #expect(
            try list() == ["1 turn  echo zeppelin", "1 turn  echo xylophone"])
        #expect(try sessions("delete", "1").output == "deleted 1 conversation\n")
        #expect(try list() == ["1 turn  echo zeppelin"])
        #expect(try sessions("show", "1").end == .exited(66))
        #expect(try sessions("show").end == .exited(64))
        #expect(try sessions("delete", "2").output == "deleted 1 conversation\n")
        #expect(try list() == [])
    }

    @Test func everythingIsDeletedAfterAYes() throws {
        for words in ["echo xylophone", "echo zeppelin"] {
            let chat = try ChatScreen(stage, ["-p", words], waits: false)
            #expect(chat.waitForEnd() == .exited(0))
        }
        let unasked = try stage.run("wipe")
        #expect(unasked.end == .exited(64))
        #expect(
            unasked.errors
                == "claude-chat: nothing was deleted: nobody is there to ask; --yes deletes without "
                + "asking\n")
        // Also where there is a terminal, but standard input is none.
        let piped = try ChatScreen(
            stage, ["wipe"], waits: false, before: "exec </dev/null")
        #expect(piped.waitForEnd() == .exited(64))
        #expect(try list().count == 2)
        #expect(
            try stage.run("wipe", "--older", "1d", "--yes").output == "there is nothing to delete\n"
        )
        #expect(try stage.run("wipe", "--older", "soon").end == .exited(64))
        for (answer, count, code) in [("y", 2, 64), ("no", 2, 64), ("yes", 0, 0)] {
            let asking = try ChatScreen(stage, ["wipe"], waits: false)
            try asking.waitUntil { $0.screen.contains("delete 2 conversations?") }
            asking.enter(answer)
            #expect(asking.waitForEnd() == .exited(Int32(code)))
            let said =
                code == 0
                ? "deleted 2 conversations"
                : "claude-chat: nothing was deleted: only a whole yes deletes"
            try asking.waitUntil("\(said)") { $0.screen.contains(said) }
            #expect(try list().count == count)
        }
        #expect(
            try stage.run("wipe", "--yes", "--spending").output
                == "deleted 0 conversations and what was spent\n")
        #expect(try stage.run("wipe").end == .exited(0))
    }
}
