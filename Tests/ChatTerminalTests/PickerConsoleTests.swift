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
    private static func entries(_ filter: String) -> Picker.Found {
        let all = (1...14).map { number in
            Picker.Entry(
                id: number * 10, label: StyledText(untrusted: "talk \(number)"),
                facts: ["today", StyledText(untrusted: "\(number) turns")],
                detail: number == 2 ? "about pears" : nil)
        }
        let found = all.filter {
            $0.label.plain.contains(filter) || $0.id.description == filter
        }
        return Picker.Found(found, fitting: found.count, total: all.count)
    }

    private static func picker(_ filter: String = "") -> Picker {
        Picker(
            "resume", chooses: "opens", removes: "deletes", note: "a program deletes",
            filter: filter, find: entries)
    }

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
        console.perform { $0.ask(Self.picker("2")) }
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
        console.perform { $0.ask(Self.picker()) }
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
        console.perform { $0.ask(Self.picker()) }
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
        console.perform { $0.ask(Self.picker("2")) }
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
            console.ask(Self.picker("2"))
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
            $0.ask(Self.picker("2"))
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
        console.perform { $0.ask(Self.picker("2")) }
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
        console.perform { $0.ask(Self.picker("2")) }
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

    // MARK: - Without a live region

    @Test func aPlainConsoleListsLines() throws {
        let terminal = try PseudoTerminal(
            columns: 59, rows: 40, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(
            terminal, isPlain: true, prepare: { $0.setPrompt("> ") })
        try terminal.waitUntil { $0.screen == ">" }
        console.perform { $0.ask(Self.picker()) }
        let list = """
            >
            resume: 14
              10. talk 1, today, 1 turns
              20. talk 2, today, 2 turns
                 about pears
              30. talk 3, today, 3 turns
              40. talk 4, today, 4 turns
              50. talk 5, today, 5 turns
              60. talk 6, today, 6 turns
              70. talk 7, today, 7 turns
              80. talk 8, today, 8 turns
              90. talk 9, today, 9 turns
              100. talk 10, today, 10 turns
              and 4 more: words find them
              a program deletes
            a number, or words to filter by; Enter closes:
            """
        try terminal.waitUntil { $0.screen == list }
        try console.settle(terminal)
        terminal.type("14\n")
        let fewer = """
            \(list) 14
            resume: 1 of 14
              140. talk 14, today, 14 turns
              a program deletes
            a number, or words to filter by; Enter closes:
            """
        try terminal.waitUntil { $0.screen == fewer }
        terminal.type("pear\n")
        let none = """
            \(fewer) pear
            resume: 0 of 14
              nothing fits
            words to filter by; Enter closes:
            """
        try terminal.waitUntil { $0.screen == none }
        terminal.type("talk\n")
        try terminal.waitUntil { $0.screen.hasSuffix("\n" + list.dropFirst(2)) }
        #expect(console.mainEvents == [])
        // One that is not listed, by its number.
        terminal.type("120\n")
        try terminal.waitUntil { $0.screen.hasSuffix("closes: 120\n>") }
        #expect(console.mainEvents == ["chose(120)"])
        try console.stop(terminal)
    }

    /// A long row breaks between words, as everything does that is said.
    @Test func aPlainListIsWrapped() throws {
        let terminal = try PseudoTerminal(
            columns: 50, rows: 40, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal, isPlain: true)
        console.perform {
            $0.ask(
                Picker("resume", chooses: "opens") { _ in
                    Picker.Found(
                        [
                            Picker.Entry(
                                id: 7, label: "how does one parse a date, or a time of day",
                                ending: " (copy)", mark: "open", facts: ["14:02"])
                        ], fitting: 1, total: 1)
                })
        }
        try terminal.waitUntil {
            $0.screen == """
                resume: 1
                  7. how does one parse a date, or a time of day
                     (copy), open, 14:02
                a number, or words to filter by; Enter closes:
                """
        }
        try console.stop(terminal)
    }

    @Test(arguments: ["\n", "\u{4}", "\u{3}"]) func aPlainListIsClosed(typed: String) throws {
        let terminal = try PseudoTerminal(
            columns: 59, rows: 40, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(
            terminal, isPlain: true, prepare: { $0.setPrompt("> ") })
        console.perform { $0.ask(Self.picker("14")) }
        try terminal.waitUntil { $0.screen.hasSuffix("closes:") }
        try console.settle(terminal)
        if typed == "\u{3}" { console.signals.deliver(SIGINT) } else { terminal.type(typed) }
        try terminal.waitUntil { _ in console.mainEvents == ["closed"] }
        try terminal.waitUntil {
            $0.screen == """
                >
                resume: 1 of 14
                  140. talk 14, today, 14 turns
                  a program deletes
                a number, or words to filter by; Enter closes:
                >
                """
        }
        try console.stop(terminal)
    }

    /// Ctrl-D after a filter ends no row.
    @Test func aPlainFilterMayEndWithoutEnter() throws {
        let terminal = try PseudoTerminal(
            columns: 59, rows: 40, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal, isPlain: true)
        console.perform { $0.ask(Self.picker("13")) }
        try terminal.waitUntil { $0.screen.hasSuffix("closes:") }
        try console.settle(terminal)
        terminal.type("14\u{4}")
        try terminal.waitUntil {
            $0.screen.hasSuffix(
                """
                Enter closes: 14
                resume: 1 of 14
                  140. talk 14, today, 14 turns
                  a program deletes
                a number, or words to filter by; Enter closes:
                """)
        }
        try console.stop(terminal)
    }

    /// What was entered during an answer, before the list was seen, chooses nothing.
    @Test func plainTypeAheadDoesNotChoose() throws {
        let terminal = try PseudoTerminal(columns: 59, rows: 40)
        let console = try ConsoleHarness(terminal, isPlain: true)
        let ready = Mutex(false)
        console.perform { console in
            console.isBusy = true
            console.ask(Self.picker("14"))
            ready.withLock { $0 = true }
            // Types while the console is not reading.
            while ready.withLock({ $0 }) { sched_yield() }
            console.isBusy = false
        }
        try terminal.waitUntil { _ in ready.withLock { $0 } }
        terminal.type("140\n")
        ready.withLock { $0 = false }
        try terminal.waitUntil { $0.screen.hasSuffix("closes:") }
        try console.settle(terminal)
        #expect(console.mainEvents == [])
        terminal.type("140\n")
        try terminal.waitUntil { _ in console.mainEvents == ["chose(140)"] }
        try console.stop(terminal)
    }

    /// A console without a prompt closes it too.
    @Test func aConsoleForOneAnswerClosesIt() throws {
        let terminal = try PseudoTerminal()
        let setup = TerminalSetup(
            input: terminal.follower, output: terminal.follower, environment: ["TERM": "xterm"],
            ownsProcess: false)
        let console = AnswerConsole(
            SystemTerminal(
                input: setup.input, output: setup.output, signals: nil, guardsProcess: false),
            setup: setup)
        var events: [String] = []
        console.run(waking: Mailbox<String>()) { event in
            events.append("\(event)")
            guard case .started = event else { return .stop }
            console.ask(Self.picker())
            return .continue
        }
        #expect(events == ["started", "picked(ChatTerminal.Picker.Answer.closed)"])
    }

    /// Nobody can choose on a pipe, so nothing is looked for.
    @Test func aPipeClosesIt() {
        var events: [String] = []
        let output = PlainConsoleTests.run(input: "1\n") { event, console in
            events.append("\(event)")
            switch event {
            case .started:
                console.ask(
                    Picker("resume", chooses: "opens") { _ in
                        events.append("looked for")
                        return Picker.Found()
                    })
            case .endOfInput: return .stop
            default: break
            }
            return .continue
        }
        #expect(events.count == 4)
        #expect(events[1] == "picked(ChatTerminal.Picker.Answer.closed)")
        #expect(output == "")
    }
}
