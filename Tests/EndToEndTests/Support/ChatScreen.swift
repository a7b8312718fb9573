import FakeClaude
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The program in a pseudo terminal, driven by keys.
final class ChatScreen {
    let stage: Stage
    let terminal: PseudoTerminal
    let program: Int32
    /// The terminal modes (termios) before the program started.
    let modesBefore: [UInt32]
    private var end: ChildEnd?

    /// Starts the chat, in a given folder if one is named, and waits for its prompt.
    ///
    /// `before` are shell commands that run first, such as a limit.
    init(
        _ stage: Stage, _ arguments: [String] = [], columns: Int = 100, rows: Int = 40,
        waits: Bool = true, folder: String = ".", before: String = "true"
    ) throws {
        self.stage = stage
        (terminal, program, modesBefore) = try oneAtATime.withLock { _ in
            // Every character in these tests is one column wide.
            let terminal = try PseudoTerminal(columns: columns, rows: rows) { _ in 1 }
            let modes = terminal.modes
            let start = ["-c", "\(before); cd \"$0\" && exec \"$@\"", folder, Program.chat]
            let program = try terminal.spawn(
                "/bin/sh", start + arguments, environment: stage.environment)
            return (terminal, program, modes)
        }
        if waits { try waitUntil("the prompt") { $0.isAtRest && $0.isPasteBracketed } }
    }

    deinit {
        guard end == nil, waitpid(program, nil, WNOHANG) == 0 else { return }
        kill(program, SIGKILL)
        _ = waitpid(program, nil, 0)
    }

    func waitUntil(
        _ what: String = "the expected screen", within: Duration = .seconds(10),
        _ isTrue: (ScreenModel) -> Bool
    ) throws { try terminal.waitUntil(what, within: within, isTrue) }

    func type(_ text: String) { terminal.type(text) }

    /// Types a line and sends it.
    func enter(_ line: String) { terminal.type(line + "\r") }

    /// Asks, and waits for the end of an answer whose last row is this.
    func ask(_ question: String, answer: String) throws {
        let before = terminal.screen.count(of: answer)
        enter(question)
        try waitUntil("the answer \(answer)") { $0.isAtRest && $0.count(of: answer) > before }
    }

    /// Enters a command, and waits for a row of its output.
    func command(_ line: String, says row: String) throws {
        let before = terminal.screen.count(of: row)
        enter(line)
        try waitUntil("the words \(row)") { $0.isAtRest && $0.count(of: row) > before }
    }

    /// Waits for the end of the program.
    func waitForEnd(within: Duration = .seconds(5)) -> ChildEnd? {
        end = waitForChild(program, within: within)
        return end
    }

    /// The rows above the prompt, from the first question on, without what differs from run to run.
    var transcript: String {
        let text = stage.withoutAccidents(terminal.screen.everything)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let banner = lines.prefix { !$0.hasPrefix("> ") }.count
        return lines.dropFirst(banner).dropLast(2).joined(separator: "\n")
    }

    /// Expects the terminal's modes and state as before the program started.
    func expectRestored(location: SourceLocation = #_sourceLocation) throws {
        try waitUntil("the restored terminal") { !$0.isPasteBracketed && $0.isCursorShown }
        #expect(terminal.modes == modesBefore, sourceLocation: location)
        expectNothingUnknown(location: location)
    }

    func expectNothingUnknown(location: SourceLocation = #_sourceLocation) {
        #expect(terminal.screen.unknown == [], sourceLocation: location)
        #expect(terminal.screen.pendingWrapErases == 0, sourceLocation: location)
        let text = String(decoding: terminal.output, as: UTF8.self)
        #expect(!text.contains("CANARY"), "the key is on the screen", sourceLocation: location)
    }
}

extension ScreenModel {
    /// The last row that is not empty: the footer, while the program runs.
    var footer: String { lines.last { !$0.isEmpty } ?? "" }

    /// No answer streams, by the footer.
    var isAtRest: Bool {
        // A narrow footer omits parts, the cost last.
        let parts = ["window ", "$", "/help"]
        return parts.contains { footer.contains($0) } && !footer.hasSuffix("esc stops")
    }

    /// The prompt with the draft.
    var draft: String? {
        let filled = lines.filter { !$0.isEmpty }
        return filled.count > 1 ? filled[filled.count - 2] : nil
    }

    /// The number of rows, on the screen or above it, that equal this or begin with it; runs of
    /// spaces between the columns of a table count as one.
    func count(of row: String, isBeginning: Bool = false) -> Int {
        (scrollback + lines).count { line in
            line == row || line.withSingleSpaces == row
                || isBeginning && line.withSingleSpaces.hasPrefix(row)
        }
    }
}

extension String {
    var withSingleSpaces: String { split(separator: " ").joined(separator: " ") }
}

extension ChatScreen {
    /// Types until it has its effect: what is typed before a question is shown is dropped.
    func type(_ text: String, until isSeen: (ScreenModel) -> Bool) throws {
        for _ in 0..<20 {
            type(text)
            if (try? waitUntil(within: .milliseconds(500), isSeen)) != nil { return }
        }
        try waitUntil(within: .zero, isSeen)
    }
}
