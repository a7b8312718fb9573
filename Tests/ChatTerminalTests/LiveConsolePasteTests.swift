import ChatTerminal
import TestSupport
import Testing

/// What the screen shows during slow pastes.
@Suite struct LiveConsolePasteTests {
    @Test func aPasteUnderWayIsShown() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("\u{1B}[200~one\r/quit\rthr")
        try terminal.waitUntil {
            $0.screen == ">\npasting: 3 lines so far (Ctrl-C ends it)"
        }
        terminal.type("ee\rfour")
        try terminal.waitUntil {
            $0.screen == ">\npasting: 4 lines so far (Ctrl-C ends it)"
        }
        terminal.type("\u{1B}[201~")
        try terminal.waitUntil { $0.screen == "> one\n  /quit\n  three\n  four" }
        #expect(console.mainEvents == [])
        try console.stop(terminal)
    }

    /// The first Ctrl-C ends the paste, the second interrupts the answer.
    @Test(arguments: ["\u{3}", "\u{1B}[99;5u", "\u{1B}[1089::99;5u\u{1B}[1089::99;5:3u"])
    func controlCEndsAnOpenPaste(key: String) throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, prepare: { $0.isBusy = true })
        terminal.type("\u{1B}[200~one\r/quit\r")
        try terminal.waitUntil { $0.screen.hasPrefix(">\npasting: 3 lines") }
        terminal.type(key)
        try terminal.waitUntil { $0.screen == "> one\n  /quit" && $0.row == 2 }
        #expect(console.mainEvents == [])
        terminal.type(key)
        try terminal.waitUntil { _ in console.mainEvents == ["interrupt"] }
        try console.stop(terminal)
    }

    @Test func aPasteDoesNotAnswerTheQuestionThatCutIt() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal)
        terminal.type("\u{1B}[200~one\r")
        try terminal.waitUntil { $0.screen.hasPrefix(">\npasting: 2 lines") }
        console.perform { $0.ask(ConsoleHarness.question) }
        try terminal.waitUntil {
            $0.screen
                == "really?\n› n  no\n  y  yes\npasting: what was typed before the question is not "
                + "kept (Ctrl-C ends it)"
        }
        terminal.type("y\r\u{1B}[201~n")
        try terminal.waitUntil { _ in console.mainEvents == ["chosen(0)"] }
        try terminal.waitUntil { $0.screen == ">" }
        try console.stop(terminal)
    }

    /// A terminal reply ends no search and is no text.
    @Test func anAnswerOfTheTerminalIsNoKey() throws {
        let terminal = try PseudoTerminal()
        let console = try ConsoleHarness(terminal, history: ["alpha", "beta"])
        for typed in ["ab", "\u{1B}[?5u\u{1B}[?62;22c", "\u{12}al", "\u{1B}[?62;22c", "p"] {
            terminal.type(typed)
            try console.settle(terminal)
        }
        try terminal.waitUntil { $0.screen == "(search: alp) alpha" }
        try console.stop(terminal)
    }
}
