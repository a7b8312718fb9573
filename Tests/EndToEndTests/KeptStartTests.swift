import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Which conversation a start goes on with.
@Suite struct KeptStartTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
        stage.environment["PWD"] = "/tmp"
    }

    /// A question that is kept.
    private func keep(_ question: String, in folder: String = "/tmp") throws {
        stage.environment["PWD"] = folder
        #expect(try stage.run("--title", question, "echo \(question)").end == .exited(0))
        stage.environment["PWD"] = "/tmp"
    }

    /// The messages of the last request.
    private var sent: Int? { stage.bodies.last?["messages"]?.arrayValue?.count }

    /// A script's question is kept with a title, and found by it.
    @Test func aTitleKeepsAScriptsQuestion() throws {
        try keep("about parsers")
        #expect(try stage.conversations() == ["1 turn  about parsers"])
        let second = try stage.run("--resume", "pars*", "echo two")
        #expect(second.output == "two\n" && second.errors == "" && sent == 3)
        let third = try stage.run("-p", "echo three", "--resume=1")
        #expect(third.output == "three\n" && sent == 5)
        #expect(try stage.conversations() == ["3 turns  about parsers"])
    }

    @Test func whatIsNotMeantIsSaid() throws {
        #expect(
            try stage.run("-c", "echo one").errors
                == "claude-chat: there is no conversation to go on with: none was kept\n")
        try keep("about parsers")
        try keep("about cheese")
        let several = try stage.run("--resume", "about", "echo x")
        #expect(
            several.errors == "claude-chat: several conversations have 'about': "
                + "2 'about cheese', 1 'about parsers'; --resume NUMBER takes one\n")
        #expect(several.end == .exited(64))
        let none = try stage.run("--resume", "ships", "echo x")
        #expect(
            none.errors == "claude-chat: no conversation has 'ships': "
                + "claude-chat sessions list shows them\n")
        #expect(none.end == .exited(66))
        let words = try stage.run("-p", "echo x", "--resume")
        #expect(
            words.errors
                == "claude-chat: --resume needs a number or WORDS here, where nobody can choose\n")
        #expect(words.end == .exited(64))
        #expect(stage.asked.count == 2)
    }

    /// A chat does not begin with a list in which nothing stands.
    @Test(arguments: [
        ([], ["--resume"], "there is no conversation to go on with: none was kept"),
        ([], ["-c"], "there is no conversation to go on with: none was kept"),
        (
            ["about 99 ships"], ["--resume=99"],
            "there is no conversation 99: claude-chat sessions list shows them"
        ),
        (
            ["about ships"], ["--resume", "parsers"],
            "no conversation has 'parsers': claude-chat sessions list shows them"
        ),
    ])
    func aChatFailsWhereNothingCanBeChosen(
        _ kept: [String], _ arguments: [String], _ sentence: String
    ) throws {
        for question in kept { try keep(question) }
        let chat = try ChatScreen(stage, arguments, waits: false)
        try chat.waitUntil { $0.screen == "claude-chat: \(sentence)" }
        #expect(chat.waitForEnd() == .exited(66))
    }

    /// Flags that contradict each other end before anything is sent.
    @Test(arguments: [
        (
            ["--private", "--title", "t"],
            "--title is for kept conversations, and none is kept: private (command line); "
                + "leave one of them out"
        ),
        (
            ["--keep=0", "--title", "t"],
            "--title is for kept conversations, and none is kept: keep = 0 (command line); "
                + "leave one of them out"
        ),
        (
            ["--private", "-c"],
            "-c is for kept conversations, and none is kept: private (command line); "
                + "leave one of them out"
        ),
        (
            ["--keep=0", "--resume=1"],
            "--resume is for kept conversations, and none is kept: keep = 0 (command line); "
                + "leave one of them out"
        ),
        (
            ["-c", "--resume=1"],
            "-c goes on with the last conversation, and --resume chooses one: use one of them"
        ),
    ])
    func contradictionsAreTold(flags: [String], sentence: String) throws {
        try keep("first")
        let outcome = try stage.finish(try stage.start(flags + ["echo two"]))
        #expect(outcome.errors == "claude-chat: \(sentence)\n")
        #expect(outcome.end == .exited(64) && stage.asked.count == 1)
    }

    /// A title names the conversation that goes on; one that is yet to be chosen cannot be named.
    @Test func aTitleNamesWhatGoesOn() throws {
        try keep("first")
        let chat = try ChatScreen(stage, ["-c", "--title", "second"])
        #expect(
            chat.terminal.screen.screen.contains(
                "going on with 'first', 1 turn\nthe title is 'second' now\n"))
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(try stage.conversations() == ["1 turn  second"])
        let choosing = try ChatScreen(stage, ["--resume", "--title", "third"], waits: false)
        try choosing.waitUntil {
            $0.screen.contains("--title names a conversation, and --resume is to choose one")
        }
        #expect(choosing.waitForEnd() == .exited(64))
    }

    /// The newest of the folder goes on, and a newer one of another folder is named.
    @Test func theFoldersOwnComesFirst() throws {
        try keep("here")
        try keep("there", in: "/there")
        let chat = try ChatScreen(stage, ["-c"], before: "cd /tmp")
        #expect(
            chat.terminal.screen.screen.contains(
                "going on with 'here', 1 turn; of another folder and newer is 'there' (--resume 2)"),
            "\(chat.terminal.screen.screen)")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        let other = try ChatScreen(stage, ["-c"], before: "cd /")
        #expect(other.terminal.screen.screen.contains("going on with 'there', 1 turn\n"))
        other.type("\u{4}")
        #expect(other.waitForEnd() == .exited(0))
    }

    @Test func oneIsChosenAtTheStart() throws {
        try keep("about parsers")
        try keep("about cheese")
        let chat = try ChatScreen(stage, ["--resume"], waits: false)
        try chat.waitUntil { $0.screen.contains("› 2  about cheese") }
        // What is typed before the list is drawn is discarded, also in the moment after.
        try chat.type("\u{15}pars") { $0.screen.contains("› 1  about parsers") }
        try chat.type("\r") { $0.screen.contains("going on with 'about parsers', 1 turn") }
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        let meant = try ChatScreen(stage, ["--resume", "about"], waits: false)
        try meant.waitUntil { $0.screen.contains("resume · 2") }
        try meant.type("\u{1B}") { !$0.screen.contains("resume · 2") }
        meant.type("\u{4}")
        #expect(meant.waitForEnd() == .exited(0))
    }

    /// Who has the conversation is said, and a copy offered; off a terminal it is 75.
    @Test func aCopyGoesOnWhereAnotherProgramHasIt() throws {
        let first = try ChatScreen(stage)
        try first.ask("echo one", answer: "one")
        let refused = try stage.run("-c", "echo two")
        #expect(refused.end == .exited(75))
        for (answer, end) in [("", 75), ("y", 0)] {
            let second = try ChatScreen(stage, ["-c"], waits: false)
            try second.waitUntil {
                $0.screen.contains("(process \(first.program)): go on in a copy of it? [y/N]")
            }
            second.enter(answer)
            if end == 0 {
                try second.waitUntil {
                    $0.screen.contains("going on with 'echo one (copy)', 1 turn")
                }
                try second.ask("echo two", answer: "two")
                second.type("\u{4}")
            }
            #expect(second.waitForEnd() == .exited(Int32(end)))
        }
        first.type("\u{4}")
        #expect(first.waitForEnd() == .exited(0))
        #expect(try stage.conversations() == ["2 turns  echo one (copy)", "1 turn  echo one"])
    }

    /// A question whose answer had not begun is at the prompt again, before what was typed since.
    @Test(arguments: [SIGKILL, SIGHUP, SIGTERM]) func aQuestionWithoutAnAnswerIsBack(
        signal: Int32
    ) throws {
        let slow = try Stage(latency: 60_000)
        slow.environment["CLAUDE_CHAT_KEEP"] = nil
        let first = try ChatScreen(slow)
        first.enter("echo one")
        #expect(slow.waitsFor { _ in slow.asked.count == 1 })
        first.enter("echo two")
        try first.waitUntil { $0.screen.contains("queued: 'echo two'\n>\n") }
        first.type("half a thought")
        try first.waitUntil { $0.screen.contains("> half a thought") }
        let deadline = ContinuousClock.now + .seconds(10)
        while try slow.files(with: "half a thought") == [], .now < deadline {}
        kill(first.program, signal)
        #expect(first.waitForEnd() == .killed(signal: signal))
        let second = try ChatScreen(slow, ["-c"], waits: false)
        try second.waitUntil {
            $0.screen.contains("> echo one\n  echo two\n  half a thought\n")
        }
        let end = signal == SIGKILL ? "; 'echo one' had no answer when the program ended" : ""
        let screen = slow.withoutAccidents(second.terminal.screen.screen)
        #expect(screen.contains("going on with 'echo one', 0 turns\(end)\n"), "\(screen)")
        kill(second.program, SIGKILL)
        #expect(second.waitForEnd() == .killed(signal: SIGKILL))
    }

    /// A question without an answer is not lost by a single one that goes on with its conversation.
    @Test func aSingleQuestionLeavesTheUnansweredOne() throws {
        let slow = try Stage(latency: 60_000)
        slow.environment["CLAUDE_CHAT_KEEP"] = nil
        let first = try ChatScreen(slow)
        first.enter("echo one")
        #expect(slow.waitsFor { _ in slow.asked.count == 1 })
        kill(first.program, SIGKILL)
        #expect(first.waitForEnd() == .killed(signal: SIGKILL))
        let single = try slow.finish(
            try slow.start(["--base-url", "http://127.0.0.1:1", "-c", "echo two"])
        )
        #expect(
            single.errors.hasPrefix(
                "claude-chat: 'echo one' had no answer when the program ended\n"))
        let second = try ChatScreen(slow, ["-c"], waits: false)
        try second.waitUntil { $0.screen.contains("> echo one\n") }
        kill(second.program, SIGKILL)
        #expect(second.waitForEnd() == .killed(signal: SIGKILL))
    }

    /// A killed chat's draft is back, and is deleted by `wipe`.
    @Test func whatWasTypedOutlivesAKill() throws {
        let first = try ChatScreen(stage)
        first.type("half a thought about xylophones")
        try first.waitUntil { $0.screen.contains("xylophones") }
        let deadline = ContinuousClock.now + .seconds(10)
        while try stage.files(with: "xylophones") == [], .now < deadline {}
        kill(first.program, SIGKILL)
        #expect(first.waitForEnd() == .killed(signal: SIGKILL))
        let second = try ChatScreen(stage, waits: false)
        try second.waitUntil { $0.screen.contains("> half a thought about xylophones") }
        kill(second.program, SIGKILL)
        #expect(second.waitForEnd() == .killed(signal: SIGKILL))
        #expect(
            try stage.run("wipe", "--yes").output == "deleted 0 conversations, 1 draft\n")
        #expect(try stage.files(with: "xylophones") == [])
    }
}
