import ChatTerminal
import SystemKit
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Copying with scripts that behave as real clipboard programs do.
@Suite struct CopyTests {
    /// The report, and the bytes written to the terminal.
    private struct Outcome {
        var report: CopyReport
        var output: String
        var time: Duration
        /// The files that the scripts have written, by name.
        var left: [String: String]
    }

    /// Copies "text é" with these clipboard programs, given as lines of shell scripts.
    private func copy(
        _ variables: [String: String], _ programs: [String: String], text: String = "text é",
        path: String? = nil
    ) throws -> Outcome {
        let folder = try HistoryFileTests.folder()
        #expect(unsafe mkdir(folder + "/bin", 0o700) == 0)
        for (name, script) in programs {
            HistoryFileTests.write(
                "#!/bin/sh\ncd \(folder)\n\(script)\n", to: folder + "/bin/" + name)
            unsafe chmod(folder + "/bin/" + name, 0o700)
        }
        let terminal = try PseudoTerminal()
        let base = [
            "PATH": path ?? folder + "/bin", "TMPDIR": folder, "ANTHROPIC_API_KEY": "CANARY",
        ]
        let console = try ConsoleHarness(terminal, environment: base.merging(variables) { $1 })
        let result = Mutex<(CopyReport, Duration)?>(nil)
        let orders = console.mailbox
        console.perform { console in
            let start = ContinuousClock.now
            @Sendable func note(_ report: CopyReport, _ console: any Console) {
                let report = console.services.offer("dGV4dA==", after: report)
                result.withLock { $0 = (report, ContinuousClock.now - start) }
            }
            let report = console.services.copy(text) { report in
                orders.post(.perform { note(report, $0) })
            }
            if let report { note(report, console) }
            // `copy` does not wait for the program.
            #expect(ContinuousClock.now - start < .milliseconds(500))
        }
        try terminal.waitUntil("the copy") { _ in result.withLock { $0 != nil } }
        // The terminal was not given back.
        #expect(terminal.screen.isPasteBracketed)
        try console.stop(terminal)
        let (report, time) = try #require(result.withLock { $0 })
        var left: [String: String] = [:]
        for name in HistoryFileTests.names(folder) where name != "bin" {
            left[name] = HistoryFileTests.contents(of: folder + "/" + name)
        }
        return Outcome(
            report: report, output: String(decoding: terminal.output, as: UTF8.self), time: time,
            left: left)
    }

    private static let take =
        "/bin/cat >seen; echo \"$0 $*\" | /bin/sed 's|.*/||' >asked; "
        + "/usr/bin/env >environment"
    private static let tmux = ["TMUX": "/tmp/tmux-0/default,1,0"]
    private static let osc = "\u{1B}]52;c;dGV4dA==\u{7}"

    @Test func tmuxTakesItIntoItsBuffer() throws {
        let outcome = try copy(Self.tmux, ["tmux": Self.take])
        #expect(outcome.report.places == [.tmux])
        #expect(outcome.report.failures == [])
        #expect(outcome.left["seen"] == "text é")
        #expect(outcome.left["asked"] == "tmux load-buffer -w -\n")
        #expect(outcome.left["environment"]?.contains("CANARY") == false)
        #expect(!outcome.output.contains("]52;"))
        // No other file has the text.
        #expect(outcome.left.count == 3)
    }

    @Test func anOldTmuxHasNoClipboard() throws {
        let outcome = try copy(Self.tmux, ["tmux": "[ $2 = -w ] && exit 1; " + Self.take])
        #expect(outcome.report == CopyReport([.tmux]))
        #expect(outcome.left["asked"] == "tmux load-buffer -\n")
    }

    @Test(arguments: ["exit 3", "kill -9 $$"]) func aTmuxThatFails(_ script: String) throws {
        let outcome = try copy(Self.tmux, ["tmux": script])
        #expect(outcome.report.places == [.terminal])
        #expect(outcome.report.failures.map(\.program) == ["tmux"])
        #expect(outcome.report.failures.map(\.code) == [script == "exit 3" ? 3 : 137])
        #expect(outcome.output.contains(Self.osc))
    }

    @Test func withoutATmuxTheTerminalIsAsked() throws {
        let outcome = try copy(Self.tmux, [:])
        #expect(outcome.report == CopyReport([.terminal]))
        #expect(outcome.output.contains(Self.osc))
    }

    /// The program and its children are ended, also if they ignore SIGTERM, and the chat goes on.
    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("tmux", ["TMUX": "x"]), ("xclip", ["DISPLAY": ":9"]),
            ("wl-copy", ["WAYLAND_DISPLAY": "wayland-9"]),
        ],
        ["exec /bin/sleep 600", "trap '' TERM HUP INT; /bin/sleep 600; /bin/sleep 600"])
    func whatHangsIsEnded(_ tool: (String, [String: String]), _ script: String) throws {
        let outcome = try copy(tool.1, [tool.0: "echo $$ >id; " + script])
        #expect(outcome.report.places == [.terminal])
        #expect(outcome.report.failures.map(\.program) == [tool.0])
        #expect(outcome.report.failures.map(\.code) == [nil])
        #expect(outcome.time >= .seconds(2) && outcome.time < .seconds(5))
        let id = try #require(Int32(outcome.left["id"]?.dropLast() ?? ""))
        #expect(kill(id, 0) != 0 && errno == ESRCH)
    }

    /// After one program reaches the time limit, the others of that place are not tried.
    @Test(.timeLimit(.minutes(5))) func aDesktopThatHangsIsAskedOnce() throws {
        let hang = "exec /bin/sleep 600"
        let variables = ["TMUX": "x", "DISPLAY": ":9", "WAYLAND_DISPLAY": "w"]
        let outcome = try copy(
            variables, ["tmux": Self.take, "xclip": hang, "wl-copy": hang, "xsel": hang])
        #expect(outcome.report.places == [.tmux])
        #expect(outcome.report.failures.map(\.program) == ["wl-copy"])
        #expect(outcome.time < .seconds(5))
    }

    /// A clipboard owner in the background keeps the pipes open and is not waited for.
    @Test(.timeLimit(.minutes(5))) func whatStaysInTheBackgroundIsNotWaitedFor() throws {
        let outcome = try copy(
            ["DISPLAY": ":9"], ["xclip": "/bin/cat >seen; /bin/sleep 600 & echo $! >id; exit 0"])
        #expect(outcome.report == CopyReport([.desktop, .terminal]))
        #expect(outcome.time < .seconds(2))
        let id = try #require(Int32(outcome.left["id"]?.dropLast() ?? ""))
        #expect(kill(id, SIGKILL) == 0)
    }

    @Test func whatDoesNotReadIsNoProblem() throws {
        let long = String(repeating: "x", count: 2_000_000)
        let outcome = try copy(["DISPLAY": ":9"], ["xclip": "exit 0"], text: long)
        #expect(outcome.report == CopyReport([.desktop, .terminal]))
    }

    @Test func theNextProgramHelpsOut() throws {
        let variables = ["DISPLAY": ":9", "WAYLAND_DISPLAY": "w"]
        let outcome = try copy(variables, ["wl-copy": "exit 1", "xsel": Self.take])
        #expect(outcome.report == CopyReport([.desktop, .terminal]))
        #expect(outcome.left["asked"] == "xsel --clipboard --input\n")
        #expect(outcome.left["seen"] == "text é")
    }

    @Test func throughSSHTheDesktopIsNobodys() throws {
        let variables = ["DISPLAY": ":9", "SSH_CONNECTION": "1 2 3 4"]
        let outcome = try copy(variables, ["xclip": Self.take])
        #expect(outcome.report == CopyReport([.terminal]))
        #expect(outcome.left == [:])
    }

    /// A relative path depends on the working directory, which may hold any program.
    @Test(arguments: ["", ".", "bin", ":", "/nowhere"]) func onlyWholePathsCount(
        _ path: String
    ) throws {
        let outcome = try copy(["DISPLAY": ":9"], ["xclip": Self.take], path: path)
        #expect(outcome.report == CopyReport([.terminal]))
    }

    /// GNU screen forwards the sequence inside DCS wrappers, in short pieces.
    @Test func insideGNUScreen() throws {
        let outcome = try copy(["STY": "1.pts-0.host"], [:])
        #expect(outcome.report == CopyReport([.terminal]))
        #expect(outcome.output.contains("\u{1B}P\(Self.osc)\u{1B}\\"))
    }
}
