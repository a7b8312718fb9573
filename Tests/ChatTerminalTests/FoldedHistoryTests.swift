import ChatTerminal
import TestSupport
import Testing

/// Drafts from the history, the queue or a failed request have the folds they were entered with.
@Suite struct FoldedHistoryTests {
    private static let lines = (1...200).map { "line \($0)" }.joined(separator: "\n")
    private static let paste = "\u{1B}[200~\(lines)\u{1B}[201~"
    private static let up = "\u{1B}[A"
    private static let down = "\u{1B}[B"

    @Test func oneUpMoreLeavesAFoldedPaste() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, history: ["oldest"])
        terminal.type("see " + Self.paste + " ok")
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines] ok" }
        terminal.type("\r")
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("draft" + Self.up)
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines] ok" }
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> oldest" }
        terminal.type(Self.down)
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines] ok" }
        terminal.type(Self.down)
        try terminal.waitUntil { $0.screen == "> draft" }
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines] ok" }
        terminal.type("!\r")
        try terminal.waitUntil { _ in
            console.mainEvents == [
                "submitted see \(Self.lines) ok", "submitted see \(Self.lines) ok!",
            ]
        }
        try console.stop(terminal)
    }

    /// A folded paste in the draft stays folded after a walk through the history.
    @Test func theDraftKeepsItsOwnPaste() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(
            terminal, history: [String(repeating: "x", count: 2_500)])
        terminal.type("my " + Self.paste)
        try terminal.waitUntil { $0.screen == "> my [Pasted #1: 200 lines]" }
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> [Pasted #1: 2,500 bytes]" }
        terminal.type(Self.down)
        try terminal.waitUntil { $0.screen == "> my [Pasted #1: 200 lines]" }
        terminal.type(" and " + Self.paste)
        try terminal.waitUntil {
            $0.screen == "> my [Pasted #1: 200 lines] and [Pasted #2: 200 lines]"
        }
        terminal.type("\r")
        try terminal.waitUntil { _ in
            console.mainEvents == ["submitted my \(Self.lines) and \(Self.lines)"]
        }
        try console.stop(terminal)
    }

    /// Long typed text is not folded in its session; in the next one it is folded by its size.
    @Test func theFileKnowsSizesAlone() throws {
        let folder = try HistoryFileTests.folder()
        let file = HistoryFile(path: folder + "/history", below: folder)
        let typed = (1...10).map { "t\($0)" }
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, historyFile: file)
        for (index, line) in typed.enumerated() {
            terminal.type(line)
            try terminal.waitUntil { $0.screen.hasSuffix(line) && $0.row == index }
            terminal.type(index < 9 ? "\u{1B}\r" : "\r")
            try terminal.waitUntil { $0.column == 2 }
        }
        try terminal.waitUntil { _ in
            console.mainEvents == ["submitted " + typed.joined(separator: "\n")]
        }
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> " + typed.joined(separator: "\n  ") }
        try console.stop(terminal)

        #expect(try file.load().entries == [typed.joined(separator: "\n")])
        let next = try PseudoTerminal()
        let later = try ConsoleHarness(next, history: try file.load().entries)
        next.type(Self.up)
        try next.waitUntil { $0.screen == "> [Pasted #1: 10 lines]" }
        next.type("\r")
        try next.waitUntil { _ in
            later.mainEvents == ["submitted " + typed.joined(separator: "\n")]
        }
        try later.stop(next)
    }

    @Test func aSearchLooksIntoAPasteAndBringsItFolded() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, history: ["first", Self.lines, "last"])
        terminal.type("\u{12}line 77")
        try terminal.waitUntil { $0.screen.contains("line 77\n") }
        terminal.type("\r")
        try terminal.waitUntil { $0.screen == "> [Pasted #1: 200 lines]" }
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> first" }
        #expect(console.mainEvents == [])
        try console.stop(terminal)
    }

    @Test func aDraftThatWasPutAsideIsFolded() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("a " + Self.paste)
        try terminal.waitUntil { $0.screen == "> a [Pasted #1: 200 lines]" }
        terminal.type("\u{3}")
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> a [Pasted #1: 200 lines]" }
        try console.stop(terminal)
    }

    @Test func whatWasCutIsPutIntoAnotherDraft() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("see " + Self.paste)
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines]" }
        terminal.type("\u{15}")
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("quick\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted quick"] }
        terminal.type("\u{19}")
        try terminal.waitUntil { $0.screen == "> see [Pasted #1: 200 lines]" }
        terminal.type("\r")
        try terminal.waitUntil { _ in
            console.mainEvents == ["submitted quick", "submitted see " + Self.lines]
        }
        try console.stop(terminal)
    }

    @Test(arguments: [false, true]) func theQueueComesBeforeTheHistory(isVi: Bool) throws {
        let editrc = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write("bind -v\n", to: editrc)
        let up = isVi ? "\u{1B}k" : Self.up
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(
            terminal, editrc: isVi ? editrc : nil, history: ["old"],
            prepare: { console in
                var queue = [Draft("\"\"\"\none\n\"\"\""), Draft(pasted: Self.lines)]
                console.line.setRecall { queue.popLast() }
                console.isBusy = true
            })
        terminal.type(up)
        try terminal.waitUntil { $0.screen == "> [Pasted #1: 200 lines]" }
        // The answer goes on: only the recalled draft is cleared.
        terminal.type("\u{3}")
        try terminal.waitUntil { $0.screen == ">" }
        #expect(console.mainEvents == [])
        terminal.type(up)
        try terminal.waitUntil { $0.screen == "> \"\"\"\n  one\n  \"\"\"" }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted one"] }
        terminal.type("\u{3}")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted one", "interrupt"] }
        terminal.type(up)
        try terminal.waitUntil { $0.screen == "> \"\"\"\n  one\n  \"\"\"" }
        // An entry from the history is an ordinary draft.
        terminal.type("\u{3}")
        try terminal.waitUntil { _ in console.mainEvents.count == 3 }
        try console.stop(terminal)
    }

    @Test func aCommandBehindAReturnedDraftLeavesItThere() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, isCommand: { $0 == "/retry" })
        console.perform {
            $0.line.putBack(Draft.lines([Draft("hello"), Draft(pasted: Self.lines)]))
        }
        try terminal.waitUntil { $0.screen == "> hello\n  [Pasted #1: 200 lines]" }
        terminal.type("/retry\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted /retry"] }
        try terminal.waitUntil { $0.screen == "> hello\n  [Pasted #1: 200 lines]" }
        terminal.type("\u{1B}\r/retry\r")
        try terminal.waitUntil { _ in console.mainEvents.count == 2 }
        try terminal.waitUntil { $0.screen == "> hello\n  [Pasted #1: 200 lines]" }
        // After an edit it is no longer a returned draft.
        terminal.type("\u{7F}\u{7F} you/retry\r")
        try terminal.waitUntil { _ in console.mainEvents.last == "submitted hello you/retry" }
        // A new draft with the same text is no returned draft either.
        console.perform { $0.line.putBack(Draft("hello")) }
        try terminal.waitUntil { $0.screen == "> hello" }
        terminal.type("\u{15}")
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("hello/retry")
        try terminal.waitUntil { $0.screen == "> hello/retry" }
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents.last == "submitted hello/retry" }
        try console.stop(terminal)
    }
}
