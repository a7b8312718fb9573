import FakeClaude
import TestSupport
import Testing
import WireJSON

/// A damaged conversation goes on, and the damage is told.
@Suite struct KeptDamageTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
        for words in [["-p", "echo one"], ["-p", "-c", "echo two"], ["-p", "-c", "echo three"]] {
            let chat = try ChatScreen(stage, words, waits: false)
            #expect(chat.waitForEnd() == .exited(0))
        }
        try SQLFile(stage.home.path + "/data/claude-chat/chats.db").run(
            #"""
            UPDATE event SET data='{' WHERE turn=1 AND kind='asked';
            UPDATE turn SET header='{' WHERE number=1;
            UPDATE event SET data=replace(data, 'echo three', 'echo three\ud800') WHERE turn=2 AND kind='asked';
            """#)
    }

    private let damage = "this conversation is damaged: 1 turn left out, 1 text mended"

    @Test func aSingleQuestionSaysSo() throws {
        let outcome = try stage.run("-c", "tell what you remember")
        #expect(outcome.errors == "claude-chat: \(damage)\n" && outcome.end == .exited(0))
        let texts = stage.bodies.last?["messages"]?.arrayValue?.map {
            $0["content"]?.arrayValue?.last?["text"]?.stringValue
        }
        #expect(
            texts == [
                "echo one", "one", "echo three\u{FFFD}", "three", "tell what you remember",
            ])
    }

    @Test func aChatSaysSo() throws {
        let chat = try ChatScreen(stage, ["-c"])
        #expect(
            chat.terminal.screen.screen.contains("going on with 'echo one', 2 turns\n" + damage))
        try chat.ask("echo four", answer: "four")
        chat.type("\u{4}")
        #expect(chat.waitForEnd() == .exited(0))
    }

    @Test(arguments: ["markdown", "request", "curl"]) func anExportSaysSo(format: String) throws {
        let outcome = try stage.run("sessions", "export", "1", "--format", format)
        #expect(outcome.errors == "claude-chat: \(damage)\n" && outcome.end == .exited(0))
        #expect(outcome.output.contains("echo three\u{FFFD}"))
        #expect(!outcome.output.contains("echo two"))
    }
}
