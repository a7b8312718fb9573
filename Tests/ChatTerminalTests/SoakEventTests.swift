import ChatTerminal
import Synchronization
import SystemKit
import TestSupport
import Testing

/// No event is delivered from inside a handler's call to the console.
@Suite struct SoakEventTests {
    /// The calls a handler may make; each has once delivered an event from inside.
    private static let calls: [@Sendable (any Console) -> Void] = [
        { $0.commit("a row") }, { $0.stream("some words ") }, { $0.endStream() },
        { _ = $0.present(["one", "two", "three", "four", "five"]) },
        { $0.ask(Choices("sure?", [])) },
        { $0.line.setDraft("a draft") }, { $0.line.putBack(Draft("back")) },
        { $0.setStatus(["s"]) }, { $0.setFooter(["f"]) }, { $0.isBusy.toggle() },
        { $0.wake(after: .zero) }, { $0.services.notify("over", by: .bell) },
    ]

    private static let keys = [
        "a", "\r", "\u{3}", "\u{1B}", "\u{7F}", "\t", "\u{12}", "\u{1B}[A", "\u{C}", "\u{15}",
        "/x\r",
        "\u{1B}[200~p\u{1B}[201~",
    ]

    @Test func alwaysOne() throws {
        let terminal = try PseudoTerminal()
        let random = Mutex(Soak.generator(3))
        let count = Mutex(0)
        let console = try ConsoleHarness(
            terminal, history: ["old"],
            onEvent: { _, console in
                count.withLock { $0 += 1 }
                // This many rows are drawn at once, in the middle of the call.
                if count.withLock(\.self) == 100 {
                    console.stream(String(repeating: "a line\n", count: 5_000))
                }
                let call = random.withLock { Self.calls.randomElement(using: &$0) }
                call?(console)
                return .continue
            })
        let wanted = Soak.rounds(1_000) * 100
        let deadline = ContinuousClock.now + .seconds(Soak.isLong ? 600 : 60)
        while count.withLock(\.self) < wanted, .now < deadline {
            let (key, kind, call) = random.withLock { random in
                (
                    Self.keys.randomElement(using: &random) ?? "a",
                    Int.random(in: 0..<6, using: &random),
                    Self.calls.randomElement(using: &random)
                )
            }
            switch kind {
            case 0: console.signals.deliver(Signals.windowChanged)
            case 1: console.signals.deliver(Signals.interrupt)
            case 2:
                terminal.resize(columns: terminal.screen.columns == 80 ? 50 : 80, rows: 24)
                console.signals.deliver(Signals.windowChanged)
            case 3: console.perform { call?($0) }
            default: terminal.type(key)
            }
        }
        #expect(count.withLock(\.self) >= wanted)
        #expect(console.deepest == 1)
        try console.stop(terminal)
    }
}
