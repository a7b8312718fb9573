import Foundation
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A shell with job control in a terminal with the kitty keyboard protocol.
///
/// Its prompt shows the status of the last command: `shell:143`.
final class ShellScreen {
    let terminal: PseudoTerminal
    private let stage: Stage
    private let shell: Int32
    private let modesBefore: [UInt32]

    /// An editor that reads from the terminal, which only the foreground job can.
    private static let asking =
        #"sh -c 'printf "\r\033[Jwhat?\n"; read -r line; echo "$line" >> "$0"'"#

    init(_ stage: Stage) throws {
        self.stage = stage
        // Clears the rows below, wherever the cursor was when the program ended.
        stage.environment["PS1"] = "\r\u{1B}[Jshell:$? "
        stage.environment["VISUAL"] = Self.asking
        stage.environment["PAGER"] = Self.asking
        stage.environment["TMPDIR"] = stage.home.path
        stage.environment["CHAT"] = Program.chat
        stage.environment["SWIFT_BACKTRACE"] = "enable=no"
        (terminal, shell) = try oneAtATime.withLock { _ in
            let terminal = try PseudoTerminal(columns: 100, rows: 40) { _ in 1 }
            let shell = try terminal.spawn(
                "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
                environment: stage.environment)
            return (terminal, shell)
        }
        try terminal.waitUntil("the shell") { $0.status == 0 }
        modesBefore = terminal.modes
    }

    deinit {
        kill(shell, SIGKILL)
        _ = waitpid(shell, nil, 0)
    }

    /// Plays one run, and checks the terminal after it.
    func live(_ life: Life, _ number: Int) throws {
        terminal.forgetReplies()
        terminal.reply = life.replies(to:)
        // Every run starts with a screen of the same size.
        terminal.resize(columns: 100, rows: 40)
        // Ends the line of a reply that arrived too late for the run before.
        type("\r")
        try waitUntil("the shell's prompt") { $0.status != nil }
        type("\u{15}sh -c 'echo life \(number) is $$; exec $CHAT'\r")
        var program: Int32 = 0
        try waitUntil("the start") { screen in
            let words = screen.lines.lazy.compactMap { $0.split(separator: " ") }
            let found = words.first { $0.starts(with: ["life", "\(number)", "is"]) }
            program = found?.last.flatMap { Int32($0) } ?? 0
            return program > 0
        }
        if case .early = life.end {
        } else {
            try waitUntil("the prompt") { $0.isPasteBracketed && $0.footer.contains("window ") }
        }
        for step in life.steps where !life.isEarly { try take(step, program, life) }
        let expected = try end(life, program)
        var status: Int?
        try waitUntil("the shell") {
            status = $0.status
            return status != nil
        }
        #expect(status == Int(expected), "\(life)")
        expectAtRest(life)
    }

    private func take(_ step: Life.Step, _ program: Int32, _ life: Life) throws {
        switch step {
        case .type: type("draft")
        case .newlines: type("a\u{1B}[13;2ub\u{1B}[106;5u")
        case .ask:
            type(control("u", life) + "write 30 words\r")
            try waitUntilRead()
        // Ctrl-C ends the chat only without a draft.
        case .interrupt:
            type("x" + control("c", life))
            try clearDraft(life)
        case .resize: terminal.resize(columns: terminal.screen.columns == 100 ? 90 : 100, rows: 40)
        case .goOn: kill(program, SIGCONT)
        case .pause: breathe()
        case .suspendByKey:
            type(control("z", life))
            try comeBack(life)
        case .suspendBySignal:
            try stop(program, life)
            try comeBack(life)
        case .edit:
            try openEditor(life)
            type("line\n")
            try waitUntil("the prompt behind the editor") { $0.isPasteBracketed }
        case .killEditor:
            try openEditor(life)
            type("\u{3}")
            try waitUntil("the prompt behind the killed editor") { $0.isPasteBracketed }
        case .suspendEditor:
            try openEditor(life)
            type("\u{1A}")
            try waitUntil("the shell") { $0.status == 148 }
            try waitUntil("everybody to stop") { _ in isAlone }
            expectAtRest(life)
            type("\u{15}fg\r")
            try waitUntil("the command") { $0.footer.hasSuffix("exec $CHAT'") }
            type("line\n")
            try waitUntil("the prompt behind the editor") { $0.isPasteBracketed }
        case .view:
            try clearDraft(life)
            type("echo hello\r")
            try waitUntil("the answer") { $0.isAtRest && $0.count(of: "hello") > 0 }
            try meetEditor(life) { type(control("u", life) + "/view\r") }
            type("\n")
            try waitUntil("the prompt behind the pager") { $0.isPasteBracketed }
        }
    }

    /// Ends the run; returns the status that the shell must show.
    private func end(_ life: Life, _ program: Int32) throws -> Int32 {
        switch life.end {
        case .quit:
            try clearDraft(life)
            type("/quit\r")
            return 0
        case .controlD:
            try clearDraft(life)
            type(control("d", life))
            return 0
        case .signal(let signal):
            try waitUntilRead()
            kill(program, signal)
            return 128 + signal
        case .early(let signal, let after):
            usleep(UInt32(after) * 1_000)
            kill(program, signal)
            return 128 + signal
        case .signalInEditor(let signal):
            try openEditor(life)
            kill(program, signal)
            return 128 + signal
        case .signalWhileStopped(let signal):
            try stop(program, life)
            kill(program, signal)
            type("\u{15}fg\r")
            try waitUntil("the end in front") { ($0.status ?? 148) != 148 }
            return 128 + signal
        }
    }

    /// Waits for the end of an answer, and clears the draft that it may have returned.
    private func clearDraft(_ life: Life) throws {
        try waitUntilRead()
        let deadline = ContinuousClock.now + .seconds(20)
        repeat {
            type(control("u", life))
            try? terminal.waitUntil(within: .milliseconds(100)) {
                $0.isAtRest && $0.draft == ">"
            }
        } while (!terminal.screen.isAtRest || terminal.screen.draft != ">") && .now < deadline
    }

    /// Stops the program by a signal, after it has read the keys typed before.
    private func stop(_ program: Int32, _ life: Life) throws {
        try waitUntilRead()
        kill(program, SIGTSTP)
        try waitUntil("the shell") { $0.status == 148 }
        expectAtRest(life)
    }

    private func waitUntilRead() throws {
        try waitUntil("what was typed to be read") { _ in terminal.unread == 0 }
    }

    private func openEditor(_ life: Life) throws {
        try meetEditor(life) { type(control("x", life) + control("e", life)) }
    }

    private func meetEditor(_ life: Life, _ start: () -> Void) throws {
        let before = terminal.screen.count(of: "what?")
        start()
        try waitUntil("the editor") {
            !$0.isPasteBracketed && $0.count(of: "what?") > before
        }
        expectAtRest(life)
    }

    private func comeBack(_ life: Life) throws {
        try waitUntil("the shell") { $0.status == 148 }
        expectAtRest(life)
        type("\u{15}fg\r")
        try waitUntil("the prompt again") { $0.isPasteBracketed }
    }

    /// Expects that the terminal's modes are those of the shell.
    private func expectAtRest(_ life: Life) {
        let screen = terminal.screen
        #expect(terminal.modes == modesBefore, "\(life)")
        #expect(screen.keyboard.isAtRest, "\(screen.keyboard), \(life)")
        #expect(screen.keyboard.mistakes == [], "\(life)")
        #expect(!screen.isPasteBracketed && screen.isCursorShown, "\(life)")
        #expect(screen.unknown == [], "\(life)")
    }

    /// The bytes of a key with Ctrl in the current keyboard mode.
    private func control(_ letter: Unicode.Scalar, _ life: Life) -> String {
        guard life.isEncoded, terminal.screen.keyboard.stack == [5] else {
            return String(Character(Unicode.Scalar(UInt8(letter.value & 0x1F))))
        }
        return "\u{1B}[\(letter.value);5u"
    }

    /// Whether no other process runs in the shell's session: one that waits for input and has not
    /// stopped yet would take a byte of it.
    private var isAlone: Bool {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { Int32($0) }.allSatisfy { process in
            guard process != shell,
                let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let name = stat.lastIndex(of: ")")
            else { return true }
            // proc(5): the name is followed by state, parent, process group and session.
            let fields = stat[name...].split(separator: " ").dropFirst()
            guard fields.count > 3, fields.dropFirst(3).first.map({ Int32($0) }) == shell else {
                return true
            }
            return fields.first == "T" || fields.first == "Z"
        }
    }

    private func type(_ text: String) { terminal.type(text) }

    private func waitUntil(_ what: String, _ isTrue: (ScreenModel) -> Bool) throws {
        try terminal.waitUntil(what, within: .seconds(20), isTrue)
    }
}

extension Life {
    var isEarly: Bool { if case .early = end { true } else { false } }
}

extension ScreenModel {
    /// The status of the last command, when the shell waits for the next; a very late reply may
    /// follow its prompt.
    fileprivate var status: Int? {
        footer.prefixMatch(of: /shell:(\d+)/).flatMap { Int($0.output.1) }
    }
}
