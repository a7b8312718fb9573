import ChatTerminal
import SystemKit
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Random keys, pastes, terminal replies and sizes, after which the console must accept a line.
@Suite struct FuzzTests {
    static let pieces = [
        "a", "é", "漢", "👨‍👩‍👧", "e\u{301}", " ", "\u{7F}", "\u{1}", "\u{2}", "\u{3}", "\u{5}", "\u{6}",
        "\u{B}",
        "\u{E}", "\u{10}", "\u{12}", "\u{14}", "\u{15}", "\u{17}", "\u{18}", "\u{19}", "\u{1F}",
        "\n",
        "\u{16}", "\u{13}", "\u{C}", "\t", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D",
        "\u{1B}[H",
        "\u{1B}[F", "\u{1B}[3~", "\u{1B}[1;5D", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}\u{7F}",
        "\u{1B}u",
        "\u{1B}l", "\u{1B}c", "\u{1B}x", "\u{1B}3", "\u{1B}", "0", "$", "D", "i", "A", "w", "dw",
        "cw", "p",
        "u", "r", "fa", "j", "k", ":", "/", "?", "n", "N", "G", "x", "3", "X", "h", "l", "s", "v",
        "\u{18}\u{5}", "\u{1B}[27u", "\u{1B}[200~x\ny\u{1B}[201~", "\u{1B}[9;9;9z", "\u{FF}",
        "\r",
    ]

    /// A few seeds; more by hand, with `CONSOLE_FUZZ=200 swift test --filter randomKeys`.
    static var seeds: Range<Int> {
        0..<(ConsoleDemo.variable("CONSOLE_FUZZ").flatMap { Int($0) } ?? 6)
    }

    @Test(arguments: FuzzTests.seeds) func randomKeys(seed: Int) throws {
        var generator = SeededGenerator(UInt64(seed) + 7)
        let path = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write(seed % 2 == 0 ? "" : "bind -v\n", to: path)
        let terminal = try PseudoTerminal(columns: 30, rows: 8)
        let console = try ConsoleHarness(
            terminal, environment: ["EDITOR": "echo edited >"], editrc: path,
            history: ["one", "two\nlines", "three 漢字"])
        for step in 0..<400 {
            terminal.type(Self.pieces.randomElement(using: &generator) ?? "")
            switch Int.random(in: 0..<40, using: &generator) {
            case 0:
                terminal.resize(
                    columns: Int.random(in: 1...60, using: &generator),
                    rows: Int.random(in: 1...20, using: &generator))
                console.signals.deliver(SIGWINCH)
            case 1: console.perform { $0.stream("answer \(step) 漢字\n more") }
            case 2: console.perform { $0.endStream() }
            case 3: console.perform { $0.line.setDraft("draft \(step)\nx") }
            case 4: console.perform { $0.setStatus(["status"]) }
            default: break
            }
            if step % 3 == 0 { try console.settle(terminal) }
        }
        terminal.resize(columns: 80, rows: 24)
        // vi may be in command mode with a pending operator.
        terminal.type("\u{7}\u{1B}")
        try terminal.waitUntil { _ in
            console.perform { $0.line.setDraft("the end") }
            terminal.type("\r")
            return console.events.contains("submitted the end")
        }
        try console.stop(terminal)
        #expect(terminal.screen.unknown == [])
    }

    @Test(arguments: [(1, 1), (2, 2), (20, 3), (5_000, 4)])
    func oddSizes(columns: Int, rows: Int) throws {
        let terminal = try PseudoTerminal(columns: columns, rows: rows)
        let console = try ConsoleHarness(
            terminal, prepare: { $0.setFooter(["one", "two"]) })
        console.perform { $0.stream("some answer 漢字\nof two rows") }
        terminal.type("draft 漢")
        console.perform { $0.endStream() }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted draft 漢"] }
        try console.stop(terminal)
        #expect(terminal.screen.unknown == [])
    }
}
