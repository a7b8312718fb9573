import FakeClaude
import TestSupport
import Testing

/// The output of commands while an answer streams is never between the rows of the answer.
@Suite struct AsideTests {
    /// Starts an answer that streams until it is stopped.
    private func begin(rows: Int = 24) throws -> (Stage, ChatScreen) {
        let stage = try Stage(rate: 100)
        let chat = try ChatScreen(stage, rows: rows)
        try chat.ask("echo earlier", answer: "earlier")
        chat.enter("write 2000 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        return (stage, chat)
    }

    /// Stops the answer, and expects its words without a gap.
    private func stop(_ chat: ChatScreen) throws {
        chat.type("\u{3}")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "stopped: what came is kept") == 1 }
        let text = try #require(
            chat.transcript.split(separator: "> write 2000 words\n").last?
                .split(separator: "\n\nstopped:").first)
        #expect(Self.words(NumberedWords.text(2000)).starts(with: Self.words(text)), "\(text)")
    }

    private static func words(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func aLittleStandsAboveThePromptUntilTheNextKey() throws {
        let (_, chat) = try begin()
        chat.enter("/window")
        try chat.waitUntil { $0.everything.contains(" turn\n>\n") && !$0.isAtRest }
        // The answer goes on streaming, and the command's output stays.
        let shown = chat.terminal.output.count
        try chat.waitUntil { _ in chat.terminal.output.count > shown + 2_000 }
        #expect(chat.terminal.screen.everything.contains(" turn\n>\n"))
        chat.type("x")
        try chat.waitUntil { $0.draft == "> x" && !$0.everything.contains("window: 200,000") }
        chat.type("\u{7F}")
        chat.enter("/zzzz")
        try chat.waitUntil { $0.everything.contains("lists all (// sends a slash)\n>\n") }
        chat.type(" ")
        try chat.waitUntil { !$0.everything.contains("// sends a slash") }
        try stop(chat)
        #expect(!chat.transcript.contains("/window"))
    }

    @Test func muchWaitsForTheEnd() throws {
        let (_, chat) = try begin()
        chat.enter("/help")
        try chat.waitUntil { $0.everything.contains("shown after this answer: /help\n>\n") }
        chat.enter("/help keys")
        try chat.waitUntil {
            $0.everything.contains("shown after this answer: /help, /help keys\n>\n")
        }
        try stop(chat)
        let transcript = chat.transcript
        #expect(!transcript.contains("shown after"))
        let rest = try #require(transcript.split(separator: "what came is kept\n\n").last)
        #expect(rest.hasPrefix("> /help\n/help [COMMAND]"))
        #expect(rest.contains("Ctrl-D leaves.\n\n> /help keys\nAlways\n"))
    }

    /// Two commands typed at once: the output of both is shown.
    @Test func whatNobodyHasSeenStays() throws {
        let (_, chat) = try begin()
        chat.type("\u{1B}[200~/cost\u{1B}[201~\r\u{1B}[200~/window\u{1B}[201~\r")
        try chat.waitUntil {
            $0.everything.contains("written  out") && $0.everything.contains(" turn\n>\n")
        }
        try stop(chat)
    }

    @Test func aWindowThatIsTooSmallMakesItWait() throws {
        let (_, chat) = try begin()
        chat.enter("/cost")
        try chat.waitUntil { $0.everything.contains("written  out") }
        chat.terminal.resize(columns: 40, rows: 6)
        try chat.waitUntil { $0.everything.contains("shown after this answer: a remark") }
        chat.type("\u{3}")
        try chat.waitUntil {
            $0.isAtRest && $0.everything.contains("an answer is under way")
                && !$0.everything.contains("shown after")
        }
    }

    @Test func theAnswerThatIsTakenIsNamed() throws {
        let (stage, chat) = try begin()
        let path = stage.home.path + "/answer.txt"
        chat.enter("/copy")
        try chat.waitUntil {
            $0.everything.contains("copied 7 characters of the answer before this one")
        }
        chat.enter("/save-answer \(path)")
        try chat.waitUntil {
            $0.everything.replacing("\n", with: "")
                .contains("written: \(path), the text of the answer before this one")
        }
        try stop(chat)
        chat.enter("/copy")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("characters, if the terminal") }
    }

    @Test func theFirstAnswerIsNotWholeYet() throws {
        let chat = try ChatScreen(try Stage(rate: 100))
        chat.enter("write 2000 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.enter("/copy")
        try chat.waitUntil {
            $0.everything.contains(
                "there is no answer yet\nthe answer under way is not whole yet\n>\n")
        }
        try stop(chat)
    }
}
