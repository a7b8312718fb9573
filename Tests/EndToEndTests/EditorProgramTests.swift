import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `/edit` and Ctrl-X Ctrl-E: another program at the same terminal.
@Suite struct EditorProgramTests {
    /// Asks at the terminal what to write, as only a program in the foreground can.
    private static let asking = "sh -c 'printf \"what? \"; read -r line; echo \"$line\" > \"$0\"'"

    private static func stage(editor: String, rate: Int = 0) throws -> Stage {
        let stage = try Stage(rate: rate)
        stage.environment["VISUAL"] = ""
        stage.environment["EDITOR"] = editor
        stage.environment["TMPDIR"] = stage.home.path
        return stage
    }

    @Test func theEditorHasTheTerminal() throws {
        let chat = try ChatScreen(try Self.stage(editor: Self.asking))
        chat.type("draft\u{18}\u{5}")
        try chat.waitUntil { $0.footer == "what?" && !$0.isPasteBracketed }
        #expect(chat.terminal.modes == chat.modesBefore)
        chat.type("echo edited\n")
        try chat.waitUntil { $0.draft == "> echo edited" && $0.isPasteBracketed }
        chat.type("\r")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "edited") == 1 }
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
    }

    @Test func anEditorThatLeavesAMessIsCleanedUpAfter() throws {
        let chat = try ChatScreen(try Self.stage(editor: "sh -c 'stty raw -echo; exit 1'"))
        chat.type("draft\u{18}\u{5}")
        try chat.waitUntil { $0.everything.contains("sh ended with code 1") && $0.isPasteBracketed }
        chat.type("\u{15}\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
    }

    @Test func controlCEndsTheEditorAlone() throws {
        let chat = try ChatScreen(try Self.stage(editor: Self.asking))
        chat.type("draft\u{18}\u{5}")
        try chat.waitUntil { $0.footer == "what?" }
        chat.type("\u{3}")
        try chat.waitUntil {
            $0.everything.contains("> draft\n")
                && $0.everything.contains("sh was ended by signal 2: the draft is as it was")
        }
        chat.type("!")
        try chat.waitUntil { $0.draft == "> draft!" }
    }

    /// The editor gets the signal first, and has time to save.
    @Test(arguments: [SIGTERM, SIGUSR1]) func whatEndsTheChatEndsTheEditor(signal: Int32) throws {
        let stage = try Self.stage(editor: "")
        let saved = stage.home.path + "/saved"
        stage.environment["EDITOR"] = stage.home.write(
            "editor",
            """
            #!/bin/sh
            trap 'echo saved > \(saved); stty raw; exit' TERM USR1
            printf 'what? '
            read -r line
            """, mode: 0o700)
        let chat = try ChatScreen(stage)
        chat.type("draft\u{18}\u{5}")
        try chat.waitUntil { $0.footer == "what?" }
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        try chat.expectRestored()
        let isSaved = unsafe access(saved, F_OK) == 0
        #expect(isSaved)
    }

    /// Ctrl-Z in the editor stops both, and both come back.
    @Test func controlZInTheEditor() throws {
        let stage = try Self.stage(editor: Self.asking)
        stage.environment["PS1"] = "shell: "
        let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil { $0.screen.hasPrefix("shell:") }
        let before = terminal.modes
        terminal.type("\(Program.chat)\r")
        try terminal.waitUntil { $0.isAtRest && $0.isPasteBracketed }
        terminal.type("draft\u{18}\u{5}")
        try terminal.waitUntil { $0.footer == "what?" }
        terminal.type("\u{1A}")
        try terminal.waitUntil("the shell") { $0.everything.contains("Stopped") }
        #expect(terminal.modes == before)
        terminal.type("fg\r")
        try terminal.waitUntil { $0.footer.hasSuffix(Program.chat) }
        terminal.type("edited\n")
        try terminal.waitUntil { $0.draft == "> edited" && $0.isPasteBracketed }
        terminal.type("\u{3}\u{4}")
        try terminal.waitUntil { !$0.isPasteBracketed && $0.footer == "shell:" }
        #expect(terminal.modes == before)
    }

    /// A job in the background stops until it is brought to the foreground.
    @Test func inTheBackgroundItStops() throws {
        let stage = try Stage()
        stage.environment["PS1"] = "shell: "
        let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil { $0.screen.hasPrefix("shell:") }
        let before = terminal.modes
        let waits = "until ps -o stat= $! | grep -q T; do sleep 0.05; done"
        terminal.type("\(Program.chat) & \(waits); ps -o stat=,time= $!\r")
        try terminal.waitUntil("the stopped job") { $0.everything.contains("T    00:00:00") }
        #expect(terminal.modes == before)
        #expect(!terminal.screen.isPasteBracketed)
        terminal.type("fg\r")
        try terminal.waitUntil { $0.isAtRest && $0.isPasteBracketed }
        terminal.type("\u{4}")
        try terminal.waitUntil { !$0.isPasteBracketed && $0.footer == "shell:" }
        #expect(terminal.modes == before)
    }

    @Test func anOldMessageIsRewritten() throws {
        let stage = try Self.stage(editor: "sed -i s/one/1/")
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        chat.enter("/edit 2")
        try chat.waitUntil { $0.draft == "> echo 1" }
        #expect(
            chat.terminal.screen.everything.contains(
                "Enter asks what you wrote in the place of the last 2 turns"))
        chat.type("\r")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "1") == 1 }
        let messages = try #require(stage.bodies.last?["messages"]?.arrayValue)
        #expect(messages.map { $0["content"]?[0]?["text"]?.stringValue } == ["echo 1"])
    }

    /// After an abandoned `/edit`, `/retry` asks the same message again, not the one before it.
    @Test func anAbandonedRewritingIsAskedAgainAsItWas() throws {
        let stage = try Self.stage(editor: "sed -i s/two/2/")
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        chat.enter("/edit 1")
        try chat.waitUntil { $0.draft == "> echo 2" }
        chat.type("\u{3}")
        try chat.waitUntil { $0.draft == ">" }
        chat.enter("/retry")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "two") == 2 }
        let messages = try #require(stage.bodies.last?["messages"]?.arrayValue)
        let questions = messages.filter { $0["role"] == "user" }
        #expect(
            questions.map { $0["content"]?[0]?["text"]?.stringValue } == ["echo one", "echo two"])
    }

    @Test func whatDoesNotSucceedTakesNothingBack() throws {
        let editor = "sh -c 'touch \"$0~\"; exit 9'"
        let stage = try Self.stage(editor: editor)
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.command("/edit 1", says: "sh ended with code 9: the draft is as it was")
        try chat.command(
            "/edit 2", says: "/edit takes 1 alone: there is one message")
        try chat.ask("echo two", answer: "two")
        #expect(stage.bodies.last?["messages"]?.arrayValue?.count == 3)
        // No temporary file is left.
        let list = try PipedProgram("/bin/ls", [stage.home.path], environment: [:])
        #expect(list.waitForEnd() == .exited(0))
        #expect(String(decoding: list.output, as: UTF8.self) == "data\nstate\n")
    }

    @Test func theAnswerGoesOnMeanwhile() throws {
        let stage = try Self.stage(editor: Self.asking, rate: 100)
        let chat = try ChatScreen(stage)
        chat.enter("write 60 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.type("\u{18}\u{5}")
        try chat.waitUntil { $0.footer.hasSuffix("what?") }
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [true] })
        chat.type("next\n")
        try chat.waitUntil {
            $0.isAtRest && $0.draft == "> next" && $0.everything.contains("w0060.")
        }
        let words = chat.terminal.screen.everything.split { !$0.isLetter && !$0.isNumber }
            .filter { $0.hasPrefix("w0") }
        #expect(Set(words).count == 60)
    }
}
