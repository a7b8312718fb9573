import ChatREPL
import ChatTerminal
import ClaudeMessages
import MessagesTesting
import SystemKit
import TestSupport
import Testing

/// What a terminal shows outside its rows: progress in its tab (OSC 9;4), and the window's title.
@Suite struct StagedSignTests {
    private static let ghostty = ["TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.3"]

    private func chat(
        _ arguments: [String] = [], _ variables: [String: String] = ghostty
    ) throws -> StagedChat {
        try StagedChat(arguments: arguments, variables: variables)
    }

    @Test func itIsBusyWhileAnAnswerIsUnderWay() throws {
        let chat = try chat()
        chat.enter("q")
        #expect(chat.terminal.screen.progress == ["3;0"])
        chat.answer("Hi")
        #expect(chat.terminal.screen.progress == ["3;0", "0;0"])
        chat.type("\u{4}")
        #expect(chat.terminal.screen.progress == ["3;0", "0;0"])
    }

    /// Terminals take for dead what is not told again.
    @Test func aLongAnswerIsToldAgain() throws {
        let chat = try chat()
        chat.enter("q")
        chat.pass(.seconds(25))
        #expect(chat.terminal.screen.progress == ["3;0", "3;0", "3;0"])
    }

    @Test func aFailureStandsUntilTheNextKey() throws {
        let chat = try chat()
        chat.transport.reply(
            .json(
                400,
                ["type": "error", "error": ["type": "invalid_request_error", "message": "no"]]))
        chat.enter("q")
        chat.pass(.seconds(5))
        #expect(chat.terminal.screen.progress == ["3;0", "2;100"])
        chat.type("\u{15}")
        chat.type("x")
        #expect(chat.terminal.screen.progress == ["3;0", "2;100", "0;0"])
    }

    @Test(arguments: [Signals.terminate, Signals.hangUp])
    func itIsOverOnEveryWayOut(signal: Int32) throws {
        let chat = try chat()
        chat.enter("q")
        chat.signal(signal)
        chat.pass(.seconds(1))
        #expect(chat.ending == .signal(signal))
        #expect(chat.terminal.screen.progress == ["3;0", "0;0"])
    }

    /// The editor has the terminal, and shows nothing of ours.
    @Test func itIsTakenBackWhileAnotherProgramHasTheTerminal() throws {
        let chat = try chat()
        chat.enter("q")
        chat.terminal.program = { _, _ in
            #expect(chat.terminal.screen.progress == ["3;0", "0;0"])
            return .exited(0)
        }
        chat.type("\u{18}\u{5}")
        #expect(chat.terminal.screen.progress == ["3;0", "0;0", "3;0"])
    }

    @Test func elsewhereThereIsNone() throws {
        for variables in [["TERM": "xterm-256color"], Self.ghostty.merging(["TMUX": "x"]) { $1 }] {
            let chat = try chat([], variables)
            chat.enter("q")
            chat.answer("Hi")
            #expect(chat.terminal.screen.progress == [])
        }
        let off = try chat(["--progress", "off"])
        off.enter("q")
        #expect(off.terminal.screen.progress == [])
        let on = try chat(["--progress", "on"], ["TERM": "xterm-256color"])
        on.enter("q")
        #expect(on.terminal.screen.progress == ["3;0"])
    }

    @Test func theWindowIsNamedOnRequestAlone() throws {
        let silent = try chat()
        silent.enter("what is it")
        #expect(silent.terminal.screen.titles == [])
        let chat = try chat(["--window-title"])
        chat.enter("what is\u{1B}[200~ \u{202E}it\u{1B}[201~")
        #expect(chat.terminal.screen.titles == ["what is <U+202E>it"])
        chat.answer("Hi")
        chat.enter("and then")
        #expect(chat.terminal.screen.titles == ["what is <U+202E>it"])
        chat.answer("Hi")
        chat.type("\u{4}")
        #expect(chat.terminal.output.hasSuffix("\u{1B}[23;2t"))
    }
}
