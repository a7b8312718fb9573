import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The file of the line history, and other kinds of file in its place.
@Suite struct HistoryTests {
    private static let place = "/state/claude-chat/history"

    /// A stage with the folder of the history.
    private func stage() throws -> Stage {
        let stage = try Stage()
        for folder in ["/state", "/state/claude-chat"] {
            #expect(unsafe mkdir(stage.home.path + folder, 0o700) == 0)
        }
        return stage
    }

    @Test(arguments: ["fifo", "/dev/null", "/dev/zero", "folder"])
    func whatIsNoFileIsSaidAndLeftAlone(_ kind: String) throws {
        let stage = try stage()
        let path = stage.home.path + Self.place
        switch kind {
        case "fifo": #expect(unsafe mkfifo(path, 0o600) == 0)
        case "folder": #expect(unsafe mkdir(path, 0o700) == 0)
        default: #expect(unsafe symlink(kind, path) == 0)
        }
        var before = stat()
        unsafe stat(path, &before)
        let chat = try ChatScreen(stage, columns: 140)
        try chat.ask("echo one", answer: "one")
        #expect(
            stage.withoutAccidents(chat.terminal.screen.everything).hasPrefix(
                "claude-chat: lines are not kept in HOME\(Self.place): it is not a regular file\n"))
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        var after = stat()
        unsafe stat(path, &after)
        #expect(after.st_mode == before.st_mode)
    }

    @Test func aLockHoldsNothingUp() throws {
        let stage = try stage()
        let path = stage.home.write(String(Self.place.dropFirst()), "old\n")
        let holder = unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { close(holder) }
        #expect(flock(holder, LOCK_EX) == 0)
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(try contents(path) == "old\necho one\necho two\n")
    }

    /// A limit on the size of files stands for a full disk.
    @Test func aFullDiskKeepsNoHalfLine() throws {
        let stage = try stage()
        // The limit is in blocks of 512 bytes.
        let old = String(repeating: "0123456\n", count: 63)
        let path = stage.home.write(String(Self.place.dropFirst()), old)
        stage.environment["CHAT"] = Program.chat
        let terminal = try PseudoTerminal(columns: 140, rows: 40) { _ in 1 }
        let shell = try terminal.spawn(
            "/bin/dash", ["-c", "ulimit -f 1; exec $CHAT"], environment: stage.environment)
        try terminal.waitUntil { $0.isAtRest && $0.isPasteBracketed }
        terminal.type("echo a line too long\r")
        try terminal.waitUntil { $0.isAtRest && $0.count(of: "a line too long") == 1 }
        #expect(terminal.screen.everything.contains("lines are not kept in "))
        #expect(terminal.screen.everything.contains(": File too large\n"))
        terminal.type("echo more\r")
        try terminal.waitUntil { $0.isAtRest && $0.count(of: "more") == 1 }
        terminal.type("\u{4}")
        #expect(waitForChild(shell) == .exited(0))
        #expect(terminal.screen.everything.split(separator: "lines are not kept").count == 2)
        #expect(try contents(path) == old)
    }

    @Test(arguments: ["/gone", "", "relative", "/"]) func aHomeThatIsNoneIsNotMade(
        _ home: String
    ) throws {
        let stage = try Stage()
        stage.environment["XDG_STATE_HOME"] = nil
        stage.environment["HOME"] = home == "/gone" ? stage.home.path + home : home
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        let said = stage.withoutAccidents(chat.terminal.screen.everything)
        #expect(
            said.hasPrefix(
                home == "/gone"
                    ? "claude-chat: lines are not kept in HOME/gone: there is no such folder\n"
                    : "claude-chat: lines are not kept: HOME names no folder\n"), "\(said)")
        #expect(unsafe access(stage.home.path + "/gone", F_OK) != 0)
    }

    @Test func twoChatsLoseNothing() throws {
        let stage = try stage()
        let (one, two) = (try ChatScreen(stage), try ChatScreen(stage))
        for number in 1...5 {
            one.enter("/window \(number)000")
            two.enter("/window \(number)001")
            try one.waitUntil { $0.everything.contains("window: \(number),000") }
            try two.waitUntil { $0.everything.contains("window: \(number),001") }
        }
        let lines = try contents(stage.home.path + Self.place).split(separator: "\n")
        #expect(
            lines.map(String.init).sorted()
                == (1...5).flatMap { ["/window \($0)000", "/window \($0)001"] })
    }

    private func contents(_ path: String) throws -> String {
        let read = try PipedProgram("/bin/cat", [path], environment: [:])
        #expect(read.waitForEnd() == .exited(0))
        return String(decoding: read.output, as: UTF8.self)
    }
}
