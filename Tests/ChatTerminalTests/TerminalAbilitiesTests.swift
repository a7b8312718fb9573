import ChatTerminal
import Testing

/// The abilities of terminals by their environment.
@Suite struct TerminalAbilitiesTests {
    @Test(arguments: [
        (["TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0"], true),
        (["TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.1.3"], false),
        (["TERM_PROGRAM": "ghostty"], false),
        (["TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.6"], true),
        (["TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.10.0beta1"], true),
        (["TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5.14"], false),
        (["TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"], false),
        (["TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20251014-193657-d3b0fdad"], true),
        (["WT_SESSION": "1b6f"], true), (["VTE_VERSION": "8003"], true),
        (["VTE_VERSION": "7600"], false), (["TERM": "xterm-256color"], false),
        (["TERM": "xterm-kitty"], false), ([:], false),
        // The terminal around a multiplexer or at the other end of ssh is unknown.
        (["TMUX": "x", "TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0"], false),
        (["STY": "x", "WT_SESSION": "1b6f"], false),
        (["ZELLIJ": "0", "WT_SESSION": "1b6f"], false),
        (["SSH_CONNECTION": "x", "WT_SESSION": "1b6f"], false),
        (["SSH_TTY": "x", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.6"], false),
    ])
    func progressIsReadByThoseThatAreKnownTo(environment: [String: String], reads: Bool) {
        #expect(TerminalAbilities(environment: environment).readsProgress == reads)
    }

    @Test func anOldConsoleWouldShowTheMarks() {
        #expect(!TerminalAbilities(environment: ["TERM": "linux"]).takesMarks)
        #expect(TerminalAbilities(environment: ["TERM": "something-new"]).takesMarks)
    }
}
