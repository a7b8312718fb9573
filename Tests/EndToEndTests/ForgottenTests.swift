import FakeClaude
import TestSupport
import Testing

/// What is deleted leaves no word in any file: the line history included.
@Suite struct ForgottenTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
    }

    /// A chat in its second conversation, which was told the secret first.
    private func begin() throws -> ChatScreen {
        let chat = try ChatScreen(stage)
        try chat.ask("echo xylophone", answer: "xylophone")
        chat.enter("/title the xylophone")
        try chat.waitUntil { $0.screen.contains("the title is") }
        chat.enter("/undo")
        try chat.waitUntil { $0.screen.contains("> echo xylophone\n") }
        chat.type("\u{15}//xylophone\r")
        try chat.waitUntil { $0.isAtRest && $0.draft == ">" }
        try chat.ask("echo one", answer: "one")
        return chat
    }

    private func leave(_ chat: ChatScreen) {
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
    }

    @Test(arguments: [[], ["-c"]]) func byPrivateAndLeavingAtOnce(flags: [String]) throws {
        var chat = try begin()
        if !flags.isEmpty {
            leave(chat)
            chat = try ChatScreen(stage, flags)
            try chat.ask("echo two", answer: "two")
        }
        chat.enter("/private")
        try chat.waitUntil { $0.screen.contains("delete it") }
        try chat.type("y") { $0.screen.contains("deleted: 'the xylophone'") }
        leave(chat)
        let files = try stage.files(with: "xylophone")
        #expect(files == [])
    }

    @Test func inTheListAndLeavingAtOnce() throws {
        let chat = try begin()
        chat.enter("/clear")
        try chat.waitUntil { $0.screen.contains("> /clear\n") && $0.draft == ">" }
        try chat.ask("echo other", answer: "other")
        chat.enter("/resume")
        try chat.waitUntil { $0.screen.contains("resume · 2") }
        try chat.type("\u{1B}[3~") { $0.screen.contains("delete it") }
        try chat.type("y") { $0.everything.contains("deleted: 'the xylophone'") }
        try chat.type("\u{1B}") { !$0.screen.contains("Esc closes") }
        leave(chat)
        let files = try stage.files(with: "xylophone")
        #expect(files == [])
        #expect(try !stage.files(with: "echo other").isEmpty)
    }

    @Test(arguments: [["sessions", "delete", "1"], ["wipe", "--yes"]])
    func byACommand(_ words: [String]) throws {
        leave(try begin())
        #expect(try !stage.files(with: "xylophone").isEmpty)
        #expect(try stage.finish(try stage.start(words)).end == .exited(0))
        let files = try stage.files(with: "xylophone")
        #expect(files == [])
    }
}
