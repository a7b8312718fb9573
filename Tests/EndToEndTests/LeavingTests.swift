import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How the chat ends, and the state of the terminal afterwards.
@Suite struct LeavingTests {
    @Test(arguments: ["\u{4}", "/quit\r"]) func leaving(_ keys: String) throws {
        let chat = try ChatScreen(try Stage())
        try chat.ask("echo one", answer: "one")
        #expect(chat.terminal.modes != chat.modesBefore)
        chat.type(keys)
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
        // The footer is gone; the conversation and the bill stay.
        let screen = chat.stage.withoutAccidents(chat.terminal.screen.screen)
        let quit = keys.hasPrefix("/") ? "> /quit\n" : ""
        let cost = BillTests.exact(chat.stage.server.bill.cost)
        #expect(
            screen == """
                claude-chat 0.1.0 · claude-sonnet-5-5 · not kept · /help
                talking to http://127.0.0.1:PORT

                > echo one
                one

                \(quit)session \(cost), 1 answer
                """)
    }

    @Test func controlDWaitsForTheAnswer() throws {
        let chat = try ChatScreen(try Stage(rate: 200))
        chat.enter("write 60 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.type("\u{4}")
        try chat.waitUntil { $0.everything.contains("leaving after this answer") }
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
        #expect(chat.terminal.screen.everything.contains("w0060."))
    }

    @Test func controlCTwice() throws {
        let chat = try ChatScreen(try Stage())
        chat.type("\u{3}")
        try chat.waitUntil { $0.count(of: "Ctrl-C again, or Ctrl-D, leaves") == 1 }
        chat.type("\u{3}")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.expectRestored()
    }

    @Test func controlCClearsADraftFirst() throws {
        let chat = try ChatScreen(try Stage())
        chat.type("a draft")
        try chat.waitUntil { $0.draft == "> a draft" }
        chat.type("\u{3}")
        try chat.waitUntil { $0.draft == ">" }
        chat.type("\u{1B}[A")
        try chat.waitUntil("the draft from the history") { $0.draft == "> a draft" }
        #expect(chat.stage.asked.isEmpty)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT], [true, false])
    func aSignalRestoresTheTerminal(_ signal: Int32, isStreaming: Bool) throws {
        let chat = try ChatScreen(try Stage(rate: 100))
        if isStreaming {
            chat.enter("write 400 words")
            try chat.waitUntil { $0.everything.contains("w0003") }
        }
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        try chat.expectRestored()
    }

    @Test(arguments: [SIGUSR1, SIGALRM, SIGXCPU, SIGSYS, 34])
    func soDoesASignalThatNobodyExpects(_ signal: Int32) throws {
        let chat = try ChatScreen(try Stage())
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        try chat.expectRestored()
    }

    /// Signals ignored at the start stay ignored, in the editor too; those that the program itself
    /// ignores are not ignored in the editor.
    @Test func whatWasIgnoredStaysIgnored() throws {
        let stage = try Stage()
        stage.environment["VISUAL"] = "sh -c 'grep SigIgn /proc/self/status > \"$0\"'"
        let terminal = try PseudoTerminal(columns: 80, rows: 40) { _ in 1 }
        let program = try terminal.spawn(
            "/bin/sh", ["-c", "trap '' HUP USR2; exec \(Program.chat)"],
            environment: stage.environment)
        defer { kill(program, SIGKILL) }
        try terminal.waitUntil { $0.isAtRest && $0.isPasteBracketed }
        kill(program, SIGHUP)
        kill(program, SIGUSR2)
        terminal.type("\u{18}\u{5}")
        // The C library reserves two signals, which it may ignore in the programs that it starts.
        try terminal.waitUntil {
            $0.draft?.split(separator: " ").last.flatMap { UInt64($0, radix: 16) }
                .map { $0 & ~0x1_8000_0000 } == 0x801
        }
        kill(program, SIGTERM)
        #expect(waitForChild(program) == .killed(signal: SIGTERM))
    }

    @Test func theTerminalGoesAway() throws {
        let chat = try ChatScreen(try Stage(rate: 100))
        chat.enter("write 400 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.terminal.closeFollower()
        chat.terminal.closeLeader()
        #expect(chat.waitForEnd() == .killed(signal: SIGHUP))
        #expect(chat.stage.waitsFor { $0.bill.items.map(\.complete) == [false] })
    }

    /// A shell with job control: Ctrl-Z during an answer, then `fg`.
    @Test func controlZStopsAndFgContinues() throws {
        let stage = try Stage(rate: 60)
        stage.environment["PS1"] = "shell: "
        let terminal = try PseudoTerminal(columns: 80, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil { $0.screen.hasPrefix("shell:") }
        let before = terminal.modes
        terminal.type("\(Program.chat)\r")
        try terminal.waitUntil { $0.isAtRest && $0.isPasteBracketed }
        terminal.type("write 60 words\r")
        try terminal.waitUntil { $0.everything.contains("w0003") }
        terminal.type("\u{1A}")
        try terminal.waitUntil("the shell") {
            $0.everything.contains("Stopped") && !$0.isPasteBracketed
        }
        #expect(terminal.modes == before)
        terminal.type("fg\r")
        try terminal.waitUntil("the rest of the answer") {
            $0.isAtRest && $0.everything.contains("w0060.")
        }
        let words = terminal.screen.everything.split { !$0.isLetter && !$0.isNumber }
            .filter { $0.hasPrefix("w0") }
        #expect(Set(words).count == 60)
        terminal.type("\u{4}")
        try terminal.waitUntil { !$0.isPasteBracketed && $0.footer == "shell:" }
        #expect(terminal.modes == before)
        #expect(stage.asked.count == 1)
    }

    /// A background job, stopped or started there, neither restores the terminal nor waits for it.
    @Test(arguments: [false, true], ["TERM", "USR1"])
    func aJobInTheBackgroundCanBeEnded(wasInFront: Bool, signal: String) throws {
        let stage = try Stage()
        stage.environment["PS1"] = "shell: "
        let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil { $0.screen.hasPrefix("shell:") }
        let before = terminal.modes
        if wasInFront {
            terminal.type("\(Program.chat)\r")
            try terminal.waitUntil { $0.isAtRest && $0.isPasteBracketed }
            terminal.type("\u{1A}")
        } else {
            let waits = "until ps -o stat= $! | grep -q T; do sleep 0.05; done"
            terminal.type("\(Program.chat) & \(waits); jobs\r")
        }
        try terminal.waitUntil("the shell") {
            $0.everything.contains("Stopped") && $0.footer == "shell:"
        }
        terminal.type("kill -\(signal) %1; kill -CONT %1; wait %1; echo \"end $?\"\r")
        let end = 128 + (signal == "TERM" ? SIGTERM : SIGUSR1)
        try terminal.waitUntil { $0.count(of: "end \(end)") == 1 }
        #expect(terminal.modes == before)
        #expect(!terminal.screen.isPasteBracketed)
    }

    /// Without a live prompt, `fg` writes the prompt again.
    @Test func fgShowsThePlainPrompt() throws {
        let stage = try Stage()
        stage.environment["PS1"] = "shell: "
        let terminal = try PseudoTerminal(columns: 80, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
            environment: stage.environment)
        defer { kill(shell, SIGKILL) }
        try terminal.waitUntil { $0.screen.hasPrefix("shell:") }
        terminal.type("\(Program.chat) --plain\r")
        try terminal.waitUntil { $0.footer == ">" }
        terminal.type("\u{1A}")
        try terminal.waitUntil("the shell") {
            $0.everything.contains("Stopped") && $0.footer == "shell:"
        }
        terminal.type("fg\r")
        try terminal.waitUntil("the prompt") { $0.footer == ">" }
        terminal.type("\u{4}")
        try terminal.waitUntil { $0.footer == "shell:" }
    }
}
