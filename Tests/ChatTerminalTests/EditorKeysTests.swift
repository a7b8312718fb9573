import ChatTerminal
import TestSupport
import Testing

/// Every key of the prompt in emacs and vi mode; a typed `!` shows the cursor's place.
@Suite struct EditorKeysTests {
    /// Keys typed one by one, and the screen after them.
    struct Case: CustomTestStringConvertible, Sendable {
        let keys: [String]
        let screen: String
        var testDescription: String { "\(keys) → \(screen)" }

        init(_ keys: [String], _ screen: String) {
            self.keys = keys
            self.screen = screen
        }
    }

    static let family = "👨‍👩‍👧"
    /// Esc in the kitty protocol: no wait for the rest of a sequence.
    static let esc = "\u{1B}[27u"
    static let (left, right, up, down) = ("\u{1B}[D", "\u{1B}[C", "\u{1B}[A", "\u{1B}[B")
    static let (home, end, delete) = ("\u{1B}[H", "\u{1B}[F", "\u{1B}[3~")
    static let history = ["alpha one", "beta", "alpha two", "gamma"]

    /// The keys that emacs and vi mode share.
    static let everywhere = [
        Case(["abc", left, "!"], "> ab!c"),
        Case(["abc", "\u{2}", "!"], "> ab!c"),
        Case(["abc", home, "!"], "> !abc"),
        Case(["abc", "\u{1}", "!"], "> !abc"),
        Case(["abc", home, right, "!"], "> a!bc"),
        Case(["abc", home, "\u{6}", "!"], "> a!bc"),
        Case(["abc", home, end, "!"], "> abc!"),
        Case(["abc", home, "\u{5}", "!"], "> abc!"),
        Case(["one two", "\u{1B}[1;5D", "!"], "> one !two"),
        Case(["one two", home, "\u{1B}[1;5C", "!"], "> one! two"),
        // By grapheme clusters.
        Case(["a\(family)", "\u{7F}", "!"], "> a!"),
        Case(["a\(family)", left, delete, "!"], "> a!"),
        Case(["a\(family)", left, "\u{4}", "!"], "> a!"),
        Case(["a\(family)b", left, left, "!"], "> a!\(family)b"),
        Case(["e\u{301}x", left, "\u{7F}", "!"], "> !x"),
        Case(["noe\u{301}l x", "\u{1B}[1;5D", "\u{1B}[1;5D", "!"], "> !noe\u{301}l x"),
        // Several lines.
        Case(["a", "\n", "b"], "> a\n  b"),
        Case(["a", "\u{1B}\r", "b"], "> a\n  b"),
        Case(["a", "\u{1B}[13;2u", "b"], "> a\n  b"),
        Case(["a", "\u{1B}[27;2;13~", "b"], "> a\n  b"),
        Case(["a\\", "\r", "b"], "> a\n  b"),
        // In the encodings of the kitty protocol and of modifyOtherKeys.
        Case(["a", "\u{1B}[106;5u", "b", "\u{1B}[27;5;106~", "c"], "> a\n  b\n  c"),
        Case(["ab", "\u{1B}[127u", "!", "\u{1B}[104;5u", "?"], "> a?"),
        Case(["ab", "\u{1B}[57417u", "!", "\u{1B}[57400u"], "> a!1b"),
        Case(["h\u{1B}[104;1:3u", "\u{1B}[105u\u{1B}[105;1:3u", "\u{1B}[1;1:3D", "!"], "> hi!"),
        Case(["one", "\u{1B}[99;5u", "\u{1B}[116u", "wo", "!"], "> two!"),
        Case(["one", "\u{1B}[1089::99;5u", "two"], "> two"),
        Case(["one", "\u{1B}[27;5;99~", "two"], "> two"),
        Case(["one two", "\u{1B}[127;5u", "\u{1B}[32;5u", "!"], "> one !"),
        Case(["ab", home, "\u{1B}[100;5u", "!"], "> !b"),
        Case(["one", "\n", "two", up, "!"], "> one!\n  two"),
        Case(["one", "\n", "two", "\u{10}", "\u{E}", "!"], "> one\n  two!"),
        Case(["one", "\n", "two", home, "!"], "> one\n  !two"),
        Case(["one", "\n", "two", up, home, end, "!"], "> one!\n  two"),
        Case(["one", "\n", "two", home, "\u{7F}", "!"], "> one!two"),
        // The history, from the draft's first and last line.
        Case(["x", up], "> gamma"),
        Case(["x", up, up, down, down, "!"], "> x!"),
        Case(["x", "\n", "y", up, up, "!"], "> gamma!"),
        Case(["x", "\u{12}", "alp"], "(search: alp) alpha two"),
        Case(["x", "\u{12}", "alp", "\u{12}"], "(search: alp) alpha one"),
        Case(["x", "\u{12}", "alp", "\u{12}", "\u{13}"], "(search newer: alp) alpha two"),
        Case(["x", "\u{12}", "alp", "\r", up], "> beta"),
        Case(["x", "\u{12}", "alp", "\r", down, down, "!"], "> x!"),
        Case(["x", "\u{12}", "alp", "\u{7}", "!"], "> x!"),
        Case(["x", "\u{12}", "\u{1B}[200~beta\nz\u{1B}[201~"], "(search: beta) beta"),
        Case(["one two", "\u{17}", "\u{1F}", "!"], "> one two!"),
    ]

    static let emacs = [
        Case(["one two", "\u{1B}b", "!"], "> one !two"),
        Case(["one two", home, "\u{1B}f", "!"], "> one! two"),
        Case(["one two", "\u{17}", "!"], "> one !"),
        Case(["one two", "\u{1B}\u{7F}", "!"], "> one !"),
        Case(["one two", home, "\u{1B}d", "!"], "> ! two"),
        Case(["noe\u{301}l", "\u{17}", "!"], "> !"),
        Case(["one", "\n", "two", up, home, "\u{B}", "!"], "> !\n  two"),
        Case(["one", "\n", "two", up, end, "\u{B}", "!"], "> one!two"),
        Case(["one two", "\u{15}", "!"], "> !"),
        Case(["one two", "\u{17}", home, "\u{19}", "!"], "> two!one"),
        Case(["one", "\n", "two", up, home, "\u{B}", "\u{19}", "!"], "> one!\n  two"),
        Case(["ab", "\u{14}", "!"], "> ba!"),
        Case(["one", home, "\u{1B}u", "!"], "> ONE!"),
        Case(["ONE", home, "\u{1B}l", "!"], "> one!"),
        // No command prompts by itself or inserts control characters.
        Case(["a", "\u{1B}x", "\u{16}", "\u{13}", "!"], "> a!"),
        Case(["\"\"\"a", "\r", "b"], "> \"\"\"a\n  b"),
        Case(["a", "\u{18}", "z", "!"], "> a!"),
    ]

    static let vi = [
        Case(["abc", esc, "h", "i", "!"], "> a!bc"),
        Case(["abc", "\u{1B}[91;5u", "h", "i", "!"], "> a!bc"),
        Case(["abc", "\u{1B}[27;1;27~", "h", "i", "!"], "> a!bc"),
        Case(["abc", esc, "0", "l", "i", "!"], "> a!bc"),
        Case(["abc", esc, "0", " ", "i", "!"], "> a!bc"),
        Case(["abcdef", esc, "0", "3", "x"], "> def"),
        Case(["ab", esc, "h", "x", "p"], "> ba"),
        Case(["one two", esc, "b", "c", "w", "x"], "> one x"),
        Case(["one two", esc, "0", "d", "w"], "> two"),
        Case(["one two", esc, "0", "2", "d", "l"], "> e two"),
        Case(["abc", esc, "0", "x", ".", "i", "!"], "> !c"),
        // By grapheme clusters.
        Case(["a\(family)b", esc, "h", "x"], "> ab"),
        Case(["\(family)\(family)c", esc, "0", "2", "x"], "> c"),
        Case(["a\(family)b", esc, "X"], "> ab"),
        Case(["a\(family)b", esc, "h", "s", "!"], "> a!b"),
        Case(["a\(family)b", esc, "h", "d", "l"], "> ab"),
        Case(["a\(family)", esc, "0", "$", "i", "!"], "> a!\(family)"),
        Case(["a\(family)", esc, "a", "!"], "> a\(family)!"),
        Case(["\(family)a", esc, "h", "l", "i", "!"], "> \(family)!a"),
        Case(["one", esc, "x", "x", "u", "u"], "> one"),
        Case(["one", "\n", "two", esc, "k", "i", "!"], "> on!e\n  two"),
        Case(["one", "\n", "two", esc, "k", "j", "i", "!"], "> one\n  tw!o"),
        Case(["x", esc, "k"], "> gamma"),
        Case(["x", esc, "-", "-", "+"], "> gamma"),
        Case(["x", esc, "G"], "> alpha one"),
        Case(["x", esc, "/", "alp"], "(search: alp) alpha two"),
        Case(["x", esc, "/", "alp", "\r", "n"], "> alpha one"),
        Case(["x", esc, "/", "alp", "\r", "n", "N"], "> alpha two"),
        Case(["x", esc, "G", "?", "alp"], "(search newer: alp) alpha two"),
        Case(["one two", "\u{17}", "!"], "> one !"),
        Case(["a", "\u{B}", "\u{14}", "\u{7}", "\u{F}", "\u{19}", "\u{18}", "z", "!"], "> az!"),
        Case(["one", "\u{3}", "two", "!"], "> two!"),
        Case(["one", esc, "\u{3}", "two", "!"], "> two!"),
        Case(["one", esc, "\u{1B}[99;5u", "two", "!"], "> two!"),
        Case(["one", esc, "d", "\u{3}", "two", "!"], "> two!"),
        // No command prompts by itself or comments out the line.
        Case(["x", esc, ":", "#", "@", "i", "!"], "> !x"),
    ]

    @Test(arguments: everywhere + emacs) func inEmacs(_ keys: Case) throws {
        try Self.check(keys, editrc: "")
    }

    @Test(arguments: everywhere + vi) func inVi(_ keys: Case) throws {
        try Self.check(keys, editrc: "bind -v\n")
    }

    private static func check(_ keys: Case, editrc: String) throws {
        let path = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write(editrc, to: path)
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, editrc: path, history: history)
        for key in keys.keys {
            terminal.type(key)
            try console.settle(terminal)
        }
        try terminal.waitUntil("\(keys)") { $0.screen == keys.screen }
        #expect(console.mainEvents == [])
        try console.stop(terminal)
    }

    @Test func thePersonsOwnKeysWin() throws {
        let path = try HistoryFileTests.folder() + "/editrc"
        HistoryFileTests.write(
            "nonsense\n# bind ^B nothing\nclaude-chat:bind ^A ed-move-to-end\nother:bind ^E ed-prev-char\n",
            to: path)
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, editrc: path)
        for key in ["ab", "\u{2}", "\u{1}", "!", "\u{2}", "\u{5}", "?"] {
            terminal.type(key)
            try console.settle(terminal)
        }
        try terminal.waitUntil { $0.screen == "> ab!?" }
        try console.stop(terminal)
    }

    @Test func aFenceIsOpenUntilItIsClosed() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        for key in ["\"\"\"", "\r", "/quit", "\r"] {
            terminal.type(key)
            try console.settle(terminal)
        }
        try terminal.waitUntil {
            $0.screen
                == "> \"\"\"\n  /quit\n\n\"\"\" at the end closes the text, and Enter then sends it"
        }
        terminal.type("\"\"\"")
        try console.settle(terminal)
        terminal.type("\r")
        try terminal.waitUntil { _ in console.mainEvents == ["submitted /quit"] }
        // The history holds the draft as it was typed.
        terminal.type(Self.up)
        try terminal.waitUntil { $0.screen == "> \"\"\"\n  /quit\n  \"\"\"" }
        try console.stop(terminal)
    }

    @Test func theKeyTableIsWhole() {
        let rows = KeyBinding.all
        #expect(rows.allSatisfy { !$0.keys.isEmpty && !$0.summary.isEmpty })
        #expect(rows.allSatisfy { $0.summary.count <= 46 && $0.keys.count <= 30 })
        #expect(
            rows.prefix(4).map { "\($0.keys): \($0.summary)" } == [
                "Enter: send", "Alt-Enter, Ctrl-J, Shift-Enter: begin a new line",
                "Tab: complete commands, models, files after @",
                "Up, Ctrl-P: a line up; then what is queued, then history",
            ])
        for map in [KeyBinding.Map.any, .emacs, .viCommand] {
            let names = rows.filter { $0.map == map }.flatMap { $0.keys.components(", ") }
            #expect(Set(names).count == names.count)
        }
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
