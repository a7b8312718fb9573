import FakeClaude
import TestSupport
import Testing

/// Eight chats write the history and the database at once.
@Suite struct EightChatsTests {
    @Test func nothingIsLost() throws {
        let stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
        let chats = try (0..<8).map { _ in try ChatScreen(stage) }
        for round in 0..<3 {
            for (number, chat) in chats.enumerated() { chat.enter("echo \(number) in \(round)") }
            for (number, chat) in chats.enumerated() {
                try chat.waitUntil("the answer") {
                    $0.isAtRest && $0.count(of: "\(number) in \(round)") == 1
                }
            }
        }
        for chat in chats {
            chat.type("\u{4}")
            #expect(chat.waitForEnd() == .exited(0))
            #expect(!chat.terminal.screen.everything.contains("not kept"))
        }
        #expect(
            try stage.conversations().sorted() == (0..<8).map { "3 turns  echo \($0) in 0" })
        let report = try stage.run("doctor").output
        #expect(report.contains("24 typed lines") && report.contains("8 conversations"))
    }
}
