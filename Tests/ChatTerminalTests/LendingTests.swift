import ChatTerminal
import TestSupport
import Testing

/// Editing the draft in another program.
@Suite struct LendingTests {
    private static func console(
        _ terminal: PseudoTerminal, editor: String, isVi: Bool = false
    ) throws -> ConsoleHarness {
        let folder = try HistoryFileTests.folder()
        HistoryFileTests.write(isVi ? "bind -v\n" : "", to: folder + "/editrc")
        return try ConsoleHarness(
            terminal,
            environment: [
                "EDITOR": "false", "VISUAL": editor, "TMPDIR": folder, "PATH": "/usr/bin:/bin",
            ],
            editrc: folder + "/editrc")
    }

    /// An editor that appends the file's mode and a line.
    private static let reporter = "sh -c 'stat -c \"%a\" \"$0\" >> \"$0\"; echo second >> \"$0\"'"

    @Test(arguments: [false, true]) func theDraftGoesToTheEditorAndBack(isVi: Bool) throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let console = try Self.console(terminal, editor: Self.reporter, isVi: isVi)
        terminal.type("first 漢")
        try terminal.waitUntil { $0.screen == "> first 漢" }
        if isVi {
            terminal.type("\u{1B}[27u")
            try console.settle(terminal)
            terminal.type("v")
        } else {
            terminal.type("\u{18}\u{5}")
        }
        try terminal.waitUntil { $0.screen == "> first 漢\n  600\n  second" && $0.isPasteBracketed }
        #expect(terminal.modes != before)
        // Undo restores the old draft.
        terminal.type(isVi ? "u" : "\u{1F}")
        try terminal.waitUntil { $0.screen == "> first 漢" }
        try console.stop(terminal)
        #expect(terminal.modes == before)
        #expect(terminal.screen.unknown == [])
    }

    @Test func aFoldedPasteIsThereInFull() throws {
        let terminal = try PseudoTerminal()
        let console = try Self.console(terminal, editor: "sed -i s/line/LINE/")
        let lines = (1...12).map { "line \($0)" }.joined(separator: "\n")
        terminal.type("\u{1B}[200~\(lines)\u{1B}[201~")
        try terminal.waitUntil { $0.screen == "> [Pasted #1: 12 lines]" }
        terminal.type("\u{18}\u{5}")
        try terminal.waitUntil { $0.screen.contains("LINE 12") }
        try console.stop(terminal)
    }

    @Test(arguments: [
        ("sh -c 'echo x > \"$0\"; exit 3'", "ended with code 3"),
        ("sh -c 'kill -9 $$'", "ended with code 137"),
        ("no-such-editor", "was not found (set VISUAL or EDITOR)"),
        ("sh -c 'rm \"$0\"'", "left nothing to read"),
    ])
    func anEditorThatFailsChangesNothing(editor: String, why: String) throws {
        let terminal = try PseudoTerminal(columns: 120, rows: 24)
        let console = try Self.console(terminal, editor: editor)
        terminal.type("draft")
        try terminal.waitUntil { $0.screen == "> draft" }
        terminal.type("\u{18}\u{5}")
        try terminal.waitUntil {
            $0.screen.contains(
                "\n\(editor.hasPrefix("sh") ? "sh" : editor) \(why): the draft is as it was")
                && $0.screen.contains("> draft\n")
        }
        terminal.type("!")
        try terminal.waitUntil { $0.screen.hasSuffix("> draft!") }
        try console.stop(terminal)
    }
}
