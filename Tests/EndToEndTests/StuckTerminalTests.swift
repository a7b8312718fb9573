import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A terminal that takes no output any more does not keep the program from ending.
@Suite struct StuckTerminalTests {
    /// More than any terminal holds for a reader that has gone to sleep, and slow enough that nobody
    /// reads all of it before.
    private static let flood = "write 12000 words"
    private static let rate = 8_000

    /// Nobody reads while the answer pours in; the program still dies by the signal, in time.
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

    /// What has waited is written as soon as somebody reads again.
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
    /// Waits, without reading what it writes, until the program sleeps in a write or in a wait for
    /// room.
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
