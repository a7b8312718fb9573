import ChatTerminal
import SystemKit
import TestSupport
import Testing

/// The terminal of the program itself.
@Suite struct SystemTerminalTests {
    /// Waiting for the rest of a paste, or for a reply, must not swallow SIGTERM.
    @Test func aSignalThatComesWhileInputIsAwaitedIsStillTold() throws {
        let pseudo = try PseudoTerminal()
        let signals = try #require(SignalPipe(installed: false))
        let terminal = SystemTerminal(
            input: pseudo.follower, output: pseudo.follower, signals: signals,
            guardsProcess: false)
        signals.deliver(Signals.terminate)
        #expect(!terminal.hasInput(until: .now + .milliseconds(5)))
        #expect(!terminal.isReady)
        let news = terminal.wait(waking: nil, reads: true, until: .now + .seconds(5))
        #expect(news == WaitResult(signals: [Signals.terminate]))
    }
}
