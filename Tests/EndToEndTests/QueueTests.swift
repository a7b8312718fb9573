import FakeClaude
import TestSupport
import Testing
import WireJSON

/// What is entered while an answer is under way keeps its meaning until its turn comes.
@Suite struct QueueTests {
    private static let paste = (["/clear"] + (1...12).map { "line \($0)" }).joined(separator: "\n")

    @Test func aFoldedPasteIsNoCommandWhenItsTurnComes() throws {
        let stage = try Stage(rate: 200)
        let chat = try ChatScreen(stage)
        chat.enter("write 60 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.type("\u{1B}[200~\(Self.paste)\u{1B}[201~")
        try chat.waitUntil { $0.draft == "> [Pasted #1: 13 lines]" }
        chat.type("\r")
        try chat.waitUntil { $0.everything.contains("queued: “[Pasted #1: 13 lines]”") }
        #expect(
            stage.waitsFor {
                $0.requests.count { $0.path == "/v1/messages" && $0.method == "POST" } == 2
            })
        let messages = try #require(stage.bodies.last?["messages"]?.arrayValue)
        #expect(messages.count == 3)
        #expect(messages.last?["content"]?[0]?["text"]?.stringValue == Self.paste)
    }

    @Test func leavingIsForgottenWhenTheAnswerFails() throws {
        let chat = try ChatScreen(try Stage())
        chat.enter("[[fault delay=700,status=400]] hello")
        try chat.waitUntil { !$0.isAtRest }
        chat.type("\u{4}")
        try chat.waitUntil { $0.everything.contains("leaving after this answer") }
        try chat.waitUntil("the message at the prompt") {
            $0.isAtRest && $0.draft == "> [[fault delay=700,status=400]] hello"
        }
        #expect(!chat.terminal.screen.everything.contains("leaving after"))
    }

    @Test func aMessageThatComesBackIsStillAMessage() throws {
        let chat = try ChatScreen(try Stage())
        chat.enter("//clear [[fault status=400]]")
        try chat.waitUntil { $0.isAtRest && $0.draft == "> //clear [[fault status=400]]" }
    }
}
