import ChatTerminal
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Pastes, history, search, completion, vi: what the editor adds to plain typing.
@Suite struct LiveConsoleEditingTests {
    @Test func aShortPasteIsTextAndSubmitsNothing() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("\u{1B}[200~one\r\n/quit\r\n\u{3}\u{1B}[201~")
        try terminal.waitUntil { $0.screen == "> one\n  /quit" && $0.row == 2 }
        terminal.type("x\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted one\n/quit\nx"] }
        try console.stop(terminal)
    }

    @Test func aBurstOfLinesWithoutMarksIsOneMessage() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("one\rtwo\rthree")
        try terminal.waitUntil { $0.screen == "> one\n  two\n  three" }
        #expect(console.mainEvents == [])
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted one\ntwo\nthree"] }
        try console.stop(terminal)
    }

    @Test func aLongPasteIsFoldedAndExpandedOnSubmit() throws {
        let terminal = try PseudoTerminal()
        let lines = (1...200).map { "line \($0)" }.joined(separator: "\n")
        let console = try ConsoleHarness(
            terminal,
            onEvent: { event, console in
                if case .submitted(let submission) = event {
                    console.commit(StyledText(untrustedLines: submission.entered.shown))
                }
                return .continue
            })
        terminal.type("see \u{1B}[200~" + lines + "\u{1B}[201~ ok")
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines] ok" }
        terminal.type("\r")
        try terminal.waitUntil { $0.screen == "see [Pasted #1: 200 lines] ok\n>" }
        #expect(console.mainEvents == ["submitted see \(lines) ok"])
        try console.stop(terminal)
    }

    @Test func aMegabyteIsPastedInOnePiece() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        let text = String(repeating: "0123456789abcde\n", count: 65_536)
        terminal.type("\u{1B}[200~" + text + "\u{1B}[201~")
        try terminal.waitUntil { $0.screen == "> [Pasted #1: 65,536 lines]" }
        terminal.type("\u{7F}ok\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted ok"] }
        try console.stop(terminal)
    }

    @Test func aHugeDraftStaysQuick() throws {
        let terminal = try PseudoTerminal()
        let huge = String(repeating: "word ", count: 200_000)
        let console = try ConsoleHarness(terminal, prepare: { $0.line.setDraft(huge) })
        try terminal.waitUntil { $0.lines.first?.hasPrefix(" ") ?? false }
        let clock = ContinuousClock()
        let time = try clock.measure {
            for _ in 0..<20 {
                let row = terminal.screen.column
                terminal.type("x")
                try terminal.waitUntil { $0.column != row }
            }
        }
        #expect(time < .seconds(20), "20 keys took \(time)")
        terminal.type("\r")
        try terminal.waitUntil { _ in
            console.mainEvents == ["submitted " + huge + String(repeating: "x", count: 20)]
        }
        try console.stop(terminal)
    }

    @Test func historyKeepsTheDraft() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, history: ["first", "second\nline"])
        terminal.type("draft")
        try terminal.waitUntil { $0.screen == "> draft" }
        terminal.type("\u{1B}[A")
        try terminal.waitUntil { $0.screen == "> second\n  line" && $0.row == 1 }
        terminal.type("\u{10}")
        try terminal.waitUntil { $0.row == 0 }
        terminal.type("\u{1B}[A")
        try terminal.waitUntil { $0.screen == "> first" }
        terminal.type("\u{1B}[A\u{1B}[B")
        try terminal.waitUntil { $0.screen == "> second\n  line" }
        terminal.type("\u{1B}[B")
        try terminal.waitUntil { $0.screen == "> draft" }
        try console.stop(terminal)
    }

    @Test func submittedLinesAreKeptOnDisk() throws {
        let file = try HistoryFileTests.file()
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, historyFile: file)
        terminal.type("hello\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted hello"] }
        try console.stop(terminal)
        #expect(try file.load().entries == ["hello"])
    }

    /// What a disk did not take is written with the next line that it takes, or at the end.
    @Test func linesThatCouldNotBeKeptAreKeptLater() throws {
        let file = try HistoryFileTests.file("/state/history")
        HistoryFileTests.write("", to: file.root + "/state")
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, historyFile: file)
        for (number, line) in ["one", "two"].enumerated() {
            terminal.type(line + "\r")
            try terminal.waitUntil { _ in console.mainEvents.count == number + 1 }
        }
        unsafe unlink(file.root + "/state")
        terminal.type("three\r")
        try terminal.waitUntil { _ in console.mainEvents.count == 3 }
        #expect(try file.load().entries == ["one", "two", "three"])
        unsafe unlink(file.path)
        unsafe rmdir(file.root + "/state")
        HistoryFileTests.write("", to: file.root + "/state")
        terminal.type("four\r")
        try terminal.waitUntil { _ in console.mainEvents.count == 4 }
        unsafe unlink(file.root + "/state")
        try console.stop(terminal)
        #expect(try file.load().entries == ["four"])
    }

    @Test func searchFindsOlderLines() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(
            terminal, history: ["alpha 漢", "beta", "alphabet", "gamma"])
        terminal.type("keep\u{12}")
        try terminal.waitUntil { $0.screen == "(search: )" }
        terminal.type("alpha")
        try terminal.waitUntil { $0.screen == "(search: alpha) alphabet" }
        terminal.type("\u{12}")
        try terminal.waitUntil { $0.screen.hasPrefix("(search: alpha) alpha 漢") }
        terminal.type("x")
        try terminal.waitUntil { $0.screen.hasPrefix("(no match: alphax)") }
        terminal.type("\u{7}")
        try terminal.waitUntil { $0.screen == "> keep" }
        terminal.type("\u{12}bet\r")
        try terminal.waitUntil { $0.screen == "> alphabet" }
        #expect(console.mainEvents == [])
        try console.stop(terminal)
    }

    /// Ctrl-C, Esc and Ctrl-G leave a search with the draft and its cursor as they were, and leave
    /// the answer under way alone; the next Ctrl-C is for that.
    @Test(arguments: ["\u{3}", "\u{1B}", "\u{7}"], [false, true])
    func aSearchIsGivenUp(_ key: String, _ isBusy: Bool) throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(
            terminal, history: ["alpha", "beta"], prepare: { $0.isBusy = isBusy })
        terminal.type("keep\u{2}\u{2}\u{12}al")
        try terminal.waitUntil { $0.screen == "(search: al) alpha" }
        terminal.type(key)
        try terminal.waitUntil { $0.screen == "> keep" }
        terminal.type("X")
        try terminal.waitUntil { $0.screen == "> keXep" }
        #expect(console.mainEvents == [])
        terminal.type("\u{12}zz")
        try terminal.waitUntil { $0.screen.hasPrefix("(no match: zz)") }
        terminal.type(key)
        try terminal.waitUntil { $0.screen == "> keXep" }
        terminal.type("\u{3}")
        try terminal.waitUntil {
            isBusy ? console.mainEvents == ["interrupt"] : $0.screen == ">"
        }
        try console.stop(terminal)
    }

    /// A `?` that is typed shows the keys while it is the whole draft; Enter on it sends nothing.
    @Test func aQuestionMarkShowsTheKeys() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("?")
        try terminal.waitUntil {
            $0.screen.hasPrefix("> ?\nEnter  ")
                && $0.screen.hasSuffix("/help keys lists all keys, /help all commands")
        }
        terminal.type("\r")
        try console.settle(terminal)
        #expect(console.mainEvents == [] && terminal.screen.screen.hasPrefix("> ?\nEnter  "))
        terminal.type("x")
        try terminal.waitUntil { $0.screen == "> ?x" }
        terminal.type("\u{7F}\u{7F}?")
        try terminal.waitUntil { $0.screen.hasPrefix("> ?\nEnter  ") }
        terminal.type("\u{7F}")
        try terminal.waitUntil { $0.screen == ">" }
        // What is pasted is a message.
        terminal.type("\u{1B}[200~?\u{1B}[201~")
        try terminal.waitUntil { $0.screen == "> ?" }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted ?"] }
        try console.stop(terminal)
    }

    @Test func inViACommandIsNone() throws {
        let editrc = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write("bind -v\n", to: editrc)
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, editrc: editrc)
        terminal.type("\u{1B}")
        try console.settle(terminal)
        terminal.type("?")
        try console.settle(terminal)
        #expect(!terminal.screen.screen.contains("Enter  "))
        try console.stop(terminal)
    }

    @Test func undoTakesBackSteps() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("hello world")
        try terminal.waitUntil { $0.screen == "> hello world" }
        terminal.type("\u{17}")
        try terminal.waitUntil { $0.screen == "> hello" }
        terminal.type("\u{1F}")
        try terminal.waitUntil { $0.screen == "> hello world" }
        terminal.type("\u{1F}")
        try terminal.waitUntil { $0.screen == ">" }
        try console.stop(terminal)
    }

    @Test func killAndYankAreLibeditsOwn() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("one two")
        try terminal.waitUntil { $0.screen == "> one two" }
        terminal.type("\u{1B}b\u{B}")
        try terminal.waitUntil { $0.screen == "> one" }
        terminal.type("\u{19}\u{19}")
        try terminal.waitUntil { $0.screen == "> one twotwo" }
        terminal.type("\u{1B}x\u{16}\u{13}!")
        try terminal.waitUntil { $0.screen == "> one twotwo!" }
        try console.stop(terminal)
    }

    @Test func tabCompletes() throws {
        let terminal = try PseudoTerminal()
        let commands = ["/model", "/models", "/help"]
        let console = try ConsoleHarness(
            terminal,
            prepare: { console in
                console.line.setCompleter { draft, cause in
                    guard cause == .tab else { return [] }
                    return
                        commands.filter { $0.hasPrefix(draft) }.map {
                            Completion(text: $0, label: StyledText(untrusted: $0))
                        }
                }
            })
        terminal.type("/m\t")
        try terminal.waitUntil { $0.screen == "> /model\n  /model\n  /models" }
        terminal.type("\u{15}/h\t")
        try terminal.waitUntil { $0.screen == "> /help" }
        try console.stop(terminal)
    }

    @Test func viWorksByEditrc() throws {
        let path = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write("bind -v\n", to: path)
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, editrc: path, history: ["old"])
        terminal.type("hello world\u{1B}")
        try terminal.waitUntil { $0.screen == "> hello world" && $0.column == 12 }
        terminal.type("bcwthere\u{1B}")
        try terminal.waitUntil { $0.screen == "> hello there" && $0.column == 12 }
        terminal.type("k")
        try terminal.waitUntil { $0.screen == "> old" }
        terminal.type("j0x")
        try terminal.waitUntil { $0.screen == "> ello there" }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted ello there"] }
        try console.stop(terminal)
    }

    @Test func oddEditrcsDoNotBreakTheLine() throws {
        let path = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write("bind ^O ed-newline\nedit off\nnonsense\n", to: path)
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, editrc: path)
        terminal.type("by libedit\u{F}")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted by libedit"] }
        console.perform { $0.line.setDraft("by us") }
        try terminal.waitUntil { $0.screen == "> by us" }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents.last == "submitted by us" }
        try console.stop(terminal)
    }

    @Test func theCursorNeverLeavesTheBufferInVi() throws {
        let path = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write("bind -v\n", to: path)
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, editrc: path)
        try terminal.waitUntil { $0.screen == ">" }
        // This pair left libedit's cursor before its buffer.
        for typed in ["\u{1B}", "$", "i", "x", "\u{1B}", "0", "D", "$", "i", "y"] {
            let count = terminal.output.count
            terminal.type(typed)
            try terminal.waitUntil { _ in terminal.output.count > count || typed != "y" }
        }
        try terminal.waitUntil { $0.screen.contains("y") }
        try console.stop(terminal)
    }
}
