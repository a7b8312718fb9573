import ChatTerminal
import SystemKit
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct LiveConsoleTests {
    @Test func aLineIsEditedAndSubmitted() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let console = try ConsoleHarness(
            terminal, prepare: { $0.setFooter(["footer"]) },
            onEvent: { event, console in
                if case .submitted(let submission) = event {
                    console.commit(StyledText(untrustedLines: "> " + submission.message.text))
                }
                return .continue
            })
        try terminal.waitUntil("prompt") { $0.screen == ">\nfooter" }
        #expect(terminal.screen.isPasteBracketed)
        terminal.type("hallo")
        try terminal.waitUntil { $0.screen == "> hallo\nfooter" && $0.column == 7 }
        terminal.type("\u{1B}[D\u{7F}")
        try terminal.waitUntil { $0.screen == "> halo\nfooter" && $0.column == 5 }
        terminal.type("\r")
        try terminal.waitUntil { $0.screen == "> halo\n>\nfooter" }
        #expect(
            console.events.filter { $0 != "draftChanged" } == [
                "started", "draftBegun", "submitted halo",
            ])
        try console.stop(terminal)
        try terminal.waitUntil { $0.screen == "> halo" && !$0.isPasteBracketed }
        #expect(terminal.modes == before)
        #expect(terminal.screen.unknown == [])
        #expect(terminal.screen.pendingWrapErases == 0)
    }

    @Test func anAnswerStreamsAboveALivePrompt() throws {
        let terminal = try PseudoTerminal(columns: 21, rows: 8)
        let console = try ConsoleHarness(terminal, prepare: { $0.isBusy = true })
        console.perform { $0.stream("the quick brown fox jumps") }
        try terminal.waitUntil { $0.screen == "the quick brown fox\njumps\n>" }
        terminal.type("next")
        try terminal.waitUntil { $0.screen == "the quick brown fox\njumps\n> next" }
        console.perform {
            $0.stream(" over the\nlazy\u{1B}]0;dog\u{7}")
            $0.setStatus(["queued: next"])
        }
        try terminal.waitUntil {
            $0.screen
                == "the quick brown fox\njumps over the\nlazy^[]0;dog^G\nqueued: next\n> next"
        }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted next"] }
        console.perform {
            $0.endStream()
            $0.setStatus([])
        }
        try terminal.waitUntil {
            $0.screen == "the quick brown fox\njumps over the\nlazy^[]0;dog^G\n>"
        }
        try console.stop(terminal)
        #expect(terminal.screen.unknown == [] && terminal.screen.pendingWrapErases == 0)
    }

    @Test func longAnswersScrollAndNothingIsLost() throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 10)
        let console = try ConsoleHarness(terminal, prepare: { $0.setFooter(["foot"]) })
        let words = (0..<500).map { "word\($0)" }
        for start in stride(from: 0, to: 500, by: 7) {
            let piece = words[start..<min(start + 7, 500)].map { $0 + " " }.joined()
            console.perform { $0.stream(piece) }
        }
        console.perform { $0.endStream() }
        try terminal.waitUntil { $0.screen.hasSuffix("word499\n>\nfoot") }
        let shown = terminal.screen.everything.split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(shown == words + [">", "foot"])
        try console.stop(terminal)
    }

    @Test func controlCClearsADraftAndInterruptsOtherwise() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("draft")
        try terminal.waitUntil { $0.screen == "> draft" }
        terminal.type("\u{3}")
        try terminal.waitUntil { $0.screen == ">" }
        #expect(console.mainEvents == [])
        terminal.type("\u{3}")
        try terminal.waitUntil { _ in console.mainEvents == ["interrupt"] }
        // The cleared draft is in the history.
        terminal.type("\u{1B}[A")
        try terminal.waitUntil { $0.screen == "> draft" }
        console.perform { $0.isBusy = true }
        terminal.type("\u{3}")
        try terminal.waitUntil { _ in console.mainEvents == ["interrupt", "interrupt"] }
        #expect(terminal.screen.screen == "> draft")
        console.signals.deliver(SIGINT)
        try terminal.waitUntil { _ in console.mainEvents.count == 3 }
        try console.stop(terminal)
    }

    @Test func escapeComesWhileTextStreams() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, prepare: { $0.isBusy = true })
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("\u{1B}")
        // Wake-ups must not postpone the deadline of the lone ESC.
        try terminal.waitUntil(within: .seconds(5)) { _ in
            console.perform { $0.stream("x ") }
            return console.mainEvents == ["escape"]
        }
        try console.stop(terminal)
    }

    @Test func controlDEndsOnlyAnEmptyDraft() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("ab\u{1B}[D\u{4}")
        try terminal.waitUntil { $0.screen == "> a" }
        terminal.type("\u{7F}\u{4}")
        try terminal.waitUntil { _ in console.events.last == "ended" }
        #expect(console.mainEvents == ["endOfInput", "ended"])
    }

    @Test(arguments: ["a\u{1B}\r", "a\n", "a\\\r", "a\u{1B}[13;2u", "a\u{1B}[27;2;13~"])
    func newlineKeys(typed: String) throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        // Typed one by one, since keys in one read would count as a paste.
        terminal.type(typed)
        try terminal.waitUntil { $0.screen == "> a" && $0.row == 1 }
        terminal.type("b")
        try terminal.waitUntil { $0.screen == "> a\n  b" }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted a\nb"] }
        try console.stop(terminal)
    }

    @Test func graphemesAreMovedAndDeletedWhole() throws {
        let terminal = try PseudoTerminal(widthOf: DisplayWidth.columns(of:))
        let console = try ConsoleHarness(terminal)
        terminal.type("a👨‍👩‍👧e\u{301}漢")
        try terminal.waitUntil { $0.screen == "> a👨‍👩‍👧e\u{301}漢" || $0.column == 8 }
        terminal.type("\u{1B}[D\u{1B}[D\u{7F}")
        try terminal.waitUntil { $0.column == 3 }
        terminal.type("\u{1B}[3~x\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted ax漢"] }
        try console.stop(terminal)
    }

    @Test func resizeTellsTheREPLAndRedraws() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, prepare: { $0.setFooter(["footer"]) })
        terminal.type("hello")
        try terminal.waitUntil { $0.screen == "> hello\nfooter" }
        terminal.resize(columns: 30, rows: 10)
        console.signals.deliver(SIGWINCH)
        try terminal.waitUntil { $0.screen == "> hello\nfooter" }
        #expect(console.events.contains("resized"))
        try console.stop(terminal)
    }

    @Test func aHangUpIsATermination() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        try terminal.waitUntil { $0.screen == ">" }
        terminal.closeLeader()
        try terminal.waitUntil { _ in console.events.last == "ended" }
        #expect(console.mainEvents == ["terminated(signal: \(SIGHUP))", "ended"])
    }

    @Test func signalsAreEvents() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        console.signals.deliver(SIGTERM)
        console.signals.deliver(SIGQUIT)
        try terminal.waitUntil { _ in
            console.mainEvents
                == ["terminated(signal: \(SIGTERM))", "terminated(signal: \(SIGQUIT))"]
        }
        try console.stop(terminal)
    }

    @Test func theOpenRowIsKeptWhenTheChatEnds() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        console.perform { $0.stream("half an ans") }
        try terminal.waitUntil { $0.screen == "half an ans\n\n>" }
        try console.stop(terminal)
        #expect(terminal.screen.screen == "half an ans")
    }

    @Test func typeAheadDoesNotAnswerAQuestion() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        let ready = Mutex(false)
        console.perform { console in
            ready.withLock { $0 = true }
            // Types while the console is not reading.
            while ready.withLock({ $0 }) { sched_yield() }
            console.ask(ConsoleHarness.question)
        }
        try terminal.waitUntil { _ in ready.withLock { $0 } }
        terminal.type("y\r")
        ready.withLock { $0 = false }
        try terminal.waitUntil { $0.screen == "really?\n› n  no\n  y  yes" }
        // Waits until the question has been handled, as it discards keys typed just after drawing.
        try console.settle(terminal)
        #expect(console.mainEvents == [])
        terminal.type("n")
        try terminal.waitUntil { _ in console.mainEvents == ["chosen(0)"] }
        try terminal.waitUntil { $0.screen == ">" }
        try console.stop(terminal)
    }

    @Test func theTerminalCanBeLent() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let console = try ConsoleHarness(
            terminal, environment: ["PAGER": "cat", "PATH": "/usr/bin:/bin"])
        terminal.type("draft")
        try terminal.waitUntil { $0.screen == "> draft" }
        console.perform { console in _ = console.services.view("pager") }
        try terminal.waitUntil { $0.screen == "pager\n> draft" && $0.isPasteBracketed }
        #expect(terminal.modes != before)
        try console.stop(terminal)
        #expect(terminal.modes == before)
    }

    @Test(arguments: [
        (["TERM": "xterm-256color"], true), (["TERM": "linux"], false),
        (["TERM": "xterm", "XTERM_VERSION": "XTerm(379)"], false),
        (["TERM": "screen", "STY": "1.x"], false), (["TERM": "screen", "TMUX": "x"], true),
        (["TERM": "xterm-256color", "SSH_CONNECTION": "x"], false),
        (["TERM": "xterm-256color", "SSH_CONNECTION": "x", "VTE_VERSION": "7000"], true),
        (["TERM": "vt100"], false), (["TERM": "xterm-kitty", "SSH_CONNECTION": "x"], true),
    ])
    func reflowIsAssumedOnlyWhereItIsKnown(environment: [String: String], reflows: Bool) {
        #expect(TerminalAbilities(environment: environment).reflows == reflows)
    }

    @Test func theTimerComesOnce() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(
            terminal, prepare: { $0.wake(after: .milliseconds(20)) },
            onEvent: { event, console in
                if case .timer = event { console.setFooter(["tick"]) }
                return .continue
            })
        try terminal.waitUntil { $0.screen == ">\ntick" }
        #expect(console.mainEvents == ["timer"])
        try console.stop(terminal)
    }

    @Test func aDraftCanBePutBack() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("other")
        try terminal.waitUntil { $0.screen == "> other" }
        console.perform { $0.line.setDraft("two\nlines") }
        try terminal.waitUntil { $0.screen == "> two\n  lines" }
        terminal.type("!\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted two\nlines!"] }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents.last == "submitted " }
        try console.stop(terminal)
    }
}
