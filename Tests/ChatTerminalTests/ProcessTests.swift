import ChatTerminal
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A process on a controlling terminal: the state of the terminal after its end.
@Suite(.enabled(if: ConsoleDemo.kind == nil)) struct ProcessTests {
    /// Starts this test binary again as the demo.
    static func start(_ terminal: PseudoTerminal, term: String = "xterm-256color") throws -> Int32 {
        try terminal.spawn(
            CommandLine.arguments[0],
            ["--testing-library", "swift-testing", "--filter", "ConsoleDemo"],
            environment: [
                "CONSOLE_DEMO": "1", "TERM": term, "LANG": "C", "NO_COLOR": "1",
                "PATH": "/usr/bin:/bin",
                "SWIFT_BACKTRACE": "enable=no",
            ], output: "/dev/null")
    }

    static func expectRestored(
        _ terminal: PseudoTerminal, to before: [UInt32],
        location: SourceLocation = #_sourceLocation
    ) throws {
        try terminal.waitUntil("the restored terminal") { !$0.isPasteBracketed && $0.isCursorShown }
        #expect(terminal.modes == before, sourceLocation: location)
        #expect(terminal.screen.unknown == [], sourceLocation: location)
    }

    /// The signals that end a process by default and can be caught.
    private static let deadly: [Int32] = {
        var signals = [SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF]
        signals += [SIGXCPU, SIGIO]
        #if canImport(Glibc)
        signals += [SIGPWR, SIGSTKFLT, 34, 49, 64]
        #endif
        return signals
    }()

    @Test(arguments: deadly) func aDeadlySignalRestores(signal: Int32) throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.screen.hasPrefix(">\nmodel") && $0.isPasteBracketed }
        #expect(terminal.modes != before)
        kill(child, signal)
        #expect(waitForChild(child) == .killed(signal: signal))
        try Self.expectRestored(terminal, to: before)
        #expect(terminal.screen.screen == "")
    }

    @Test func aCrashRestores() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.isPasteBracketed }
        terminal.type("crash\r")
        let end = waitForChild(child)
        #expect(end == .killed(signal: SIGILL) || end == .killed(signal: SIGTRAP), "\(end as Any)")
        try Self.expectRestored(terminal, to: before)
    }

    @Test func anOverflownStackRestores() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.isPasteBracketed }
        terminal.type("overflow\r")
        #expect(waitForChild(child) == .killed(signal: SIGSEGV))
        try Self.expectRestored(terminal, to: before)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS])
    func aFatalSignalRestores(signal: Int32) throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.isPasteBracketed }
        kill(child, signal)
        #expect(waitForChild(child) == .killed(signal: signal))
        try Self.expectRestored(terminal, to: before)
    }

    @Test func exitRestores() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.isPasteBracketed }
        terminal.type("exit\r")
        #expect(waitForChild(child) == .exited(3))
        try Self.expectRestored(terminal, to: before)
    }

    @Test func controlDLeavesACleanScreen() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.isPasteBracketed }
        terminal.type("hello\r")
        try terminal.waitUntil { $0.screen.hasPrefix("you: hello\n>\nmodel") }
        terminal.type("\u{4}")
        #expect(waitForChild(child) == .exited(0))
        try Self.expectRestored(terminal, to: before)
        #expect(terminal.screen.screen == "you: hello")
    }

    @Test func aHangUpEndsTheProcess() throws {
        let terminal = try PseudoTerminal()
        let child = try Self.start(terminal)
        try terminal.waitUntil { $0.isPasteBracketed }
        terminal.closeLeader()
        #expect(waitForChild(child, within: .seconds(2)) == .killed(signal: SIGHUP))
    }

    @Test func aDumbTerminalGetsNoEscapes() throws {
        let terminal = try PseudoTerminal()
        let child = try Self.start(terminal, term: "dumb")
        try terminal.waitUntil { $0.screen.hasPrefix(">") }
        terminal.type("hello\n")
        try terminal.waitUntil { $0.screen == "> hello\nyou: hello\n>" }
        terminal.type("\u{4}")
        #expect(waitForChild(child) == .exited(0))
        #expect(!terminal.output.contains(0x1B))
    }
}
