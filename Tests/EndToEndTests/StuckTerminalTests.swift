import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A terminal that accepts no more output does not keep the program from ending.
@Suite struct StuckTerminalTests {
    /// More than a terminal buffers, sent slowly enough that it is not all read before.
    private static let flood = "write 12000 words"
    private static let rate = 8_000

    /// While nobody reads the terminal, a signal still ends the program within 1.5 s.
    @Test(arguments: [[], ["--plain"]], [SIGTERM, SIGHUP])
    func aSignalEndsIt(_ flags: [String], _ signal: Int32) throws {
        let chat = try ChatScreen(try Stage(rate: Self.rate), flags, waits: false)
        try chat.waitUntil("the prompt") { $0.everything.contains("\n>") }
        chat.enter(Self.flood)
        try chat.waitUntil { $0.everything.contains("w0010") }
        try chat.waitUntilStuck()
        let start = ContinuousClock.now
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        #expect(.now - start < .milliseconds(1_500))
        #expect(chat.terminal.modes == chat.modesBefore)
    }

    /// Buffered output is written as soon as the terminal is read again.
    @Test func nothingIsLostWhereTheReaderComesBack() throws {
        let chat = try ChatScreen(try Stage(rate: Self.rate))
        chat.enter(Self.flood)
        try chat.waitUntil { $0.everything.contains("w0010") }
        try chat.waitUntilStuck()
        try chat.waitUntil("the whole answer", within: .seconds(60)) {
            $0.isAtRest && $0.everything.contains("w12000")
        }
    }
}

extension ChatScreen {
    /// Waits, without reading its output, until the program blocks in a write or in a poll.
    func waitUntilStuck() throws {
        let deadline = ContinuousClock.now + .seconds(30)
        var calm = 0
        while calm < 20 {
            guard ContinuousClock.now < deadline else {
                throw PseudoTerminal.Failure("the terminal takes all that is written")
            }
            let before = terminal.unreadOutput
            usleep(10_000)
            calm = terminal.unreadOutput == before && before > 0 ? calm + 1 : 0
        }
    }
}
