import ChatTerminal
import Synchronization
import SystemKit
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A picker on a console: what a person sees, and what the console tells.
@Suite struct PickerConsoleTests {
    private static let first = """
        resume · 2 of 14
        > 2
        ›  20  talk 2                              today · 2 turns
               about pears
          120  talk 12                            today · 12 turns
        Enter opens · Del deletes · Esc closes
        footer
        """

    /// The prompt comes back with its draft.
    @Test func anEntryIsChosen() throws {
        let terminal = try PseudoTerminal(
            columns: 59, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal, prepare: { $0.setFooter(["footer"]) })
        terminal.type("draft")
        try terminal.waitUntil { $0.screen == "> draft\nfooter" }
        console.perform { $0.ask(PickerPicture.talks("2")) }
        try terminal.waitUntil { $0.screen == Self.first && ($0.row, $0.column) == (1, 3) }
        try console.settle(terminal)
        terminal.type("\u{1B}[B\r")
        try terminal.waitUntil { _ in console.mainEvents == ["chose(120)"] }
        try terminal.waitUntil { $0.screen == "> draft\nfooter" && $0.column == 7 }
        try console.stop(terminal)
        #expect(terminal.screen.unknown == [] && terminal.screen.pendingWrapErases == 0)
    }

    @Test func aFilterIsTypedAndPasted() throws {
        let terminal = try PseudoTerminal(
            columns: 59, rows: 12, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal)
        console.perform { $0.ask(PickerPicture.talks()) }
        try terminal.waitUntil {
            $0.screen == """
                resume · 14
                >
                ›  10  talk 1                              today · 1 turns
                   20  talk 2                              today · 2 turns
                   30  talk 3                              today · 3 turns
                  … 1 to 3 of 14
                Enter opens · Del deletes · Esc closes
                """
        }
        try console.settle(terminal)
        terminal.type("\u{1B}[200~talk 1\nsecond line\u{1B}[201~")
        terminal.type("4")
        try terminal.waitUntil {
            $0.screen == """
                resume · 1 of 14
                > talk 14
                › 140  talk 14                            today · 14 turns
                Enter opens · Del deletes · Esc closes
                """
        }
        terminal.type("x")
        try terminal.waitUntil {
            $0.screen == """
                resume · 0 of 14
                > talk 14x
                  nothing fits
                Esc closes
                """
        }
        terminal.type("\u{7F}\u{7F}\u{1B}[3~")
        try terminal.waitUntil { _ in
            console.mainEvents == ["remove(10, filter: \"talk 1\", next: Optional(100))"]
        }
        try terminal.waitUntil { $0.screen == ">" }
        try console.stop(terminal)
        #expect(terminal.screen.unknown == [] && terminal.screen.pendingWrapErases == 0)
    }

    @Test(arguments: ["\u{3}", "\u{4}", "\u{7}", "\u{1B}"]) func aKeyCloses(key: String) throws {
        let terminal = try PseudoTerminal(
            columns: 59, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal, prepare: { $0.isBusy = true })
        console.perform { $0.ask(PickerPicture.talks()) }
        try terminal.waitUntil { $0.screen.hasPrefix("resume · 14\n>\n›  10  talk 1 ") }
        try console.settle(terminal)
        terminal.type(key)
        try terminal.waitUntil { _ in console.mainEvents == ["closed"] }
        try terminal.waitUntil { $0.screen == ">" }
        try console.stop(terminal)
    }

    @Test func aSignalCloses() throws {
        let terminal = try PseudoTerminal(
            columns: 59, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal)
        console.perform { $0.ask(PickerPicture.talks("2")) }
        try terminal.waitUntil { $0.screen.hasPrefix("resume · 2 of 14") }
        console.signals.deliver(SIGINT)
        try terminal.waitUntil { $0.screen == ">" }
        #expect(console.mainEvents == ["closed"])
        try console.stop(terminal)
    }

    @Test func typeAheadDoesNotChoose() throws {
        let terminal = try PseudoTerminal(
            columns: 59, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal)
        let ready = Mutex(false)
        console.perform { console in
            ready.withLock { $0 = true }
            // Types while the console is not reading.
            while ready.withLock({ $0 }) { sched_yield() }
            console.ask(PickerPicture.talks("2"))
        }
        try terminal.waitUntil { _ in ready.withLock { $0 } }
        terminal.type("1\r")
        ready.withLock { $0 = false }
        try terminal.waitUntil { $0.screen.hasPrefix("resume · 2 of 14\n> 2\n›  20  talk 2 ") }
        // Waits until the picker is open, as that discards keys typed just after drawing.
        try console.settle(terminal)
        #expect(console.mainEvents == [])
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["chose(20)"] }
        try console.stop(terminal)
    }

    @Test func anAnswerStreamsAboveIt() throws {
        let terminal = try PseudoTerminal(
            columns: 59, rows: 16, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(
            terminal,
            prepare: {
                $0.setFooter(["footer"])
                $0.setStatus(["writing"])
                $0.isBusy = true
            })
        console.perform {
            $0.ask(PickerPicture.talks("2"))
            $0.stream("an answer\nits last row, ")
        }
        let above = "an answer\nits last row,"
        try terminal.waitUntil { $0.screen == "\(above)\n\nwriting\n\(Self.first)" }
        try console.settle(terminal)
        terminal.type("\u{1B}[B")
        console.perform { $0.stream("goes on") }
        let second = Self.first.replacing("›  20", with: "   20").replacing(
            "  120", with: "› 120")
        try terminal.waitUntil { $0.screen == "\(above) goes on\n\nwriting\n\(second)" }
        terminal.type("\u{1B}")
        try terminal.waitUntil {
            $0.screen == "\(above) goes on\n\nwriting\n>\nfooter"
                && console.mainEvents == ["closed"]
        }
        try console.stop(terminal)
        #expect(terminal.screen.unknown == [] && terminal.screen.pendingWrapErases == 0)
    }

    @Test func theWindowChangesItsSize() throws {
        let terminal = try PseudoTerminal(
            columns: 59, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal, prepare: { $0.setFooter(["footer"]) })
        console.perform { $0.ask(PickerPicture.talks("2")) }
        try terminal.waitUntil { $0.screen == Self.first }
        try console.settle(terminal)
        terminal.resize(columns: 30, rows: 4)
        console.signals.deliver(SIGWINCH)
        try terminal.waitUntil { $0.screen == "resume · 2 of 14\n> 2\n›  20  talk 2" }
        terminal.type("\u{1B}[B")
        try terminal.waitUntil { $0.screen == "resume · 2 of 14\n> 2\n› 120  talk 12" }
        terminal.resize(columns: 59, rows: 24)
        console.signals.deliver(SIGWINCH)
        let second = Self.first.replacing("›  20", with: "   20").replacing(
            "  120", with: "› 120")
        try terminal.waitUntil { $0.screen == second }
        try console.stop(terminal)
    }

    @Test(arguments: [true, false]) func itComesBackAfterAStop(byKey: Bool) throws {
        let terminal = try PseudoTerminal(
            columns: 59, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal, prepare: { $0.setFooter(["footer"]) })
        console.perform { $0.ask(PickerPicture.talks("2")) }
        try terminal.waitUntil { $0.screen == Self.first }
        try console.settle(terminal)
        let before = terminal.output.count
        if byKey { terminal.type("\u{1A}") } else { console.signals.deliver(SIGTSTP) }
        // Pastes are bracketed again once the terminal has been taken again.
        let taken = Array("\u{1B}[?2004h".utf8)
        try terminal.waitUntil { _ in terminal.output.dropFirst(before).contains(taken) }
        try terminal.waitUntil { $0.screen == Self.first && ($0.row, $0.column) == (1, 3) }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["chose(20)"] }
        try console.stop(terminal)
    }
}
