import FakeClaude
import TestSupport
import Testing
import WireJSON

/// `/retry` and `/edit` replace an answer only once there is a new one.
@Suite struct AnotherTryTests {
    private func questions(_ body: JSON?) -> [String?]? {
        body?["messages"]?.arrayValue?.filter { $0["role"] == "user" }.map {
            $0["content"]?.arrayValue?.last?["text"]?.stringValue
        }
    }

    /// A chat whose server answers two requests at once, and later ones after a long wait.
    private static func chat(_ stage: Stage) throws -> ChatScreen {
        let chat = try ChatScreen(stage)
        try chat.ask("echo one", answer: "one")
        try chat.ask("echo two", answer: "two")
        return chat
    }

    /// A retry of the second question, stopped before its first word.
    private static func stoppedRetry(_ stage: Stage) throws -> ChatScreen {
        let chat = try chat(stage)
        chat.enter("/retry")
        try chat.waitUntil { $0.footer.hasSuffix("esc stops") }
        chat.type("\u{1B}")
        try chat.waitUntil { $0.isAtRest && $0.draft == "> echo two" }
        return chat
    }

    /// A retry that is stopped before its first word keeps the old answer.
    @Test func aRetryThatIsStopped() throws {
        let stage = try Stage(latency: 400)
        let chat = try Self.stoppedRetry(stage)
        // The next message follows the old answer.
        chat.type("\u{3}")
        try chat.waitUntil { $0.draft == ">" }
        try chat.ask("echo three", answer: "three")
        #expect(questions(stage.bodies.last) == ["echo one", "echo two", "echo three"])
    }

    /// A returned draft still replaces the old message when it is sent again.
    @Test func aRetryThatIsSentAgain() throws {
        let stage = try Stage(latency: 400)
        let chat = try Self.stoppedRetry(stage)
        chat.type(" and a half")
        try chat.ask("", answer: "two and a half")
        #expect(questions(stage.bodies.last) == ["echo one", "echo two and a half"])
        try chat.ask("echo three", answer: "three")
        #expect(
            questions(stage.bodies.last) == ["echo one", "echo two and a half", "echo three"])
    }

    @Test func aRewritingThatFails() throws {
        let stage = try Stage()
        stage.environment["VISUAL"] = "sed -i 's/echo one/[[fault status=400]] no/'"
        let chat = try Self.chat(stage)
        chat.enter("/edit 2")
        try chat.waitUntil { $0.draft == "> [[fault status=400]] no" }
        chat.type("\r")
        try chat.waitUntil {
            $0.isAtRest && $0.draft == "> [[fault status=400]] no"
                && $0.everything.contains("the API refuses the request")
        }
        #expect(questions(stage.bodies.last) == ["[[fault status=400]] no"])
        chat.type("\u{3}")
        try chat.waitUntil { $0.draft == ">" }
        try chat.ask("echo three", answer: "three")
        #expect(questions(stage.bodies.last) == ["echo one", "echo two", "echo three"])
    }

    /// The footer shows when the cache of the prompt that would be sent next ends.
    @Test func theCacheInTheFooter() throws {
        let stage = try Stage()
        let prompt = String(repeating: "These words are only here to be cached. ", count: 120)
        let chat = try ChatScreen(stage, ["--system", prompt], columns: 160)
        try chat.ask("echo one", answer: "one")
        #expect(chat.terminal.screen.footer.contains("cache until "))
        chat.enter("/model opus")
        try chat.waitUntil { $0.footer.hasPrefix("opus-5-5 ") && $0.isAtRest }
        #expect(!chat.terminal.screen.footer.contains("cache until "))
        #expect(
            chat.terminal.screen.everything.contains("the conversation is no longer in the cache"))
        chat.enter("/model sonnet")
        try chat.waitUntil { $0.footer.hasPrefix("sonnet-5-5 ") && $0.isAtRest }
        #expect(chat.terminal.screen.footer.contains("cache until "))
        try chat.command(
            "/clear", says: "a new conversation begins; forgot 1 turn; the system prompt stays")
        #expect(!chat.terminal.screen.footer.contains("cache until "))
    }

    /// A window larger than the model's context is reduced to that.
    @Test func theWindowOfASmallerModel() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--window", "900k"])
        chat.enter("/model claude-haiku-4-5")
        try chat.waitUntil { $0.footer.hasPrefix("haiku-4-5") }
        try chat.command(
            "/window",
            says: "window: 200,000 tokens, 0 % full, 0 turns; claude-haiku-4-5 takes no more")
    }

    /// The message says that the system prompt is too long.
    @Test func whatIsTooLong() throws {
        let stage = try Stage()
        let prompt = String(repeating: "These words are only here to be too many. ", count: 100)
        let chat = try ChatScreen(stage, ["--window", "500", "--system", prompt], columns: 160)
        chat.enter("two words")
        try chat.waitUntil {
            $0.isAtRest && $0.everything.contains("the system prompt alone is about ")
                && $0.draft == "> two words"
        }
        #expect(stage.asked.isEmpty)
    }
}
