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

/// A picker on a console that writes lines.
@Suite struct PickerPlainTests {
    @Test func aPlainConsoleListsLines() throws {
        let terminal = try PseudoTerminal(
            columns: 59, rows: 40, widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(
            terminal, isPlain: true, prepare: { $0.setPrompt("> ") })
        try terminal.waitUntil { $0.screen == ">" }
        console.perform { $0.ask(PickerPicture.talks()) }
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
        console.perform { $0.ask(PickerPicture.talks("14")) }
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
        console.perform { $0.ask(PickerPicture.talks("13")) }
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
            console.ask(PickerPicture.talks("14"))
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
            console.ask(PickerPicture.talks())
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
