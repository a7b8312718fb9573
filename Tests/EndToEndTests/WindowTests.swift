import FakeClaude
import TestSupport
import Testing
import WireJSON

/// A conversation much longer than its window.
@Suite struct WindowTests {
    private static let limit = 4000

    /// The parts of a request that the window concerns.
    private struct Sent {
        /// Everything before the messages: model, system prompt, settings.
        let head: Substring
        /// The messages without the closing bracket, as they were sent.
        let messages: Substring
        /// The questions among them.
        let questions: [String]
        let roles: [String?]
        let hasThinking: Bool

        init?(_ body: String) throws {
            guard let start = body.firstRange(of: "\"messages\":["), body.hasSuffix("]}") else {
                return nil
            }
            head = body[..<start.lowerBound]
            messages = body[start.upperBound...].dropLast(2)
            hasThinking = messages.contains(#""type":"thinking""#)
            let all = try JSON(parsing: body)["messages"]?.arrayValue ?? []
            roles = all.map { $0["role"]?.stringValue }
            questions = all.filter { $0["role"] == "user" }
                .compactMap { $0["content"]?[0]?["text"]?.stringValue }
        }
    }

    /// The question of one turn; its answer is one row.
    private static func words(_ turn: Int) -> String {
        "turn \(turn): " + (1...22).map { "word\(turn * 31 % 97 + $0)" }.joined(separator: " ")
    }

    @Test func sixtyTurnsInAWindowOfFourThousandTokens() throws {
        let stage = try Stage()
        let chat = try ChatScreen(
            stage, ["--window", "\(Self.limit)", "--system", "Be brief."], columns: 220, rows: 50)
        for turn in 1...60 {
            try chat.ask("echo " + Self.words(turn), answer: Self.words(turn))
        }
        #expect(stage.asked.count == 60)
        #expect(stage.asked.allSatisfy { $0.status == 200 })
        let prompts = stage.server.bill.items.map(\.usage.prompt)
        #expect(prompts.count == 60)
        #expect(prompts.allSatisfy { $0 <= Self.limit }, "\(prompts)")
        // Prompts fill more than three quarters of the window.
        #expect((prompts.max() ?? 0) > Self.limit * 3 / 4, "\(prompts)")

        let sent = try stage.asked.compactMap { try Sent($0.body) }
        #expect(sent.count == 60)
        #expect(Set(sent.map(\.head)).count == 1)
        var slides: [Int] = []
        for (place, (before, now)) in zip(sent, sent.dropFirst()).enumerated() {
            // Whole turns: question, answer, question … question.
            #expect(
                now.roles
                    == now.questions.indices.flatMap { $0 == 0 ? ["user"] : ["assistant", "user"] })
            #expect(now.questions.last == "echo " + Self.words(place + 2))
            let dropped = before.questions.count + 1 - now.questions.count
            #expect(before.questions.dropFirst(dropped) == now.questions.dropLast()[...])
            if dropped == 0 {
                #expect(now.messages.hasPrefix(before.messages), "request \(place + 2)")
                let usage = stage.server.bill.items[place + 1].usage
                #expect(
                    usage.read > 0 || prompts[place] < 700,
                    "request \(place + 2) is not in the cache")
            } else {
                slides.append(dropped)
                #expect(!now.hasThinking, "request \(place + 2)")
            }
        }
        #expect(slides.count >= 2 && slides.allSatisfy { $0 >= 3 }, "\(slides)")
        #expect(sent.contains { $0.hasThinking })
        // The chat reports each slide.
        let told = chat.terminal.screen.everything.matches(
            of: /the window is full: the (\d+) oldest turns will not be sent any more/
        ).compactMap { Int($0.1) }
        #expect(told == slides)
        chat.expectNothingUnknown()
    }

    @Test func aMessageLargerThanTheWindowComesBack() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--window", "500"])
        try chat.ask("echo one", answer: "one")
        let long = String(repeating: "many words ", count: 400)
        chat.type("\u{1B}[200~\(long)\u{1B}[201~")
        try chat.waitUntil("the paste") { $0.draft != ">" }
        chat.enter("")
        try chat.waitUntil("the refusal") {
            $0.isAtRest && $0.everything.contains("this message alone is about")
        }
        #expect(stage.asked.count == 1)
        #expect(chat.terminal.screen.draft == "> [Pasted #1: 4,400 bytes]")
    }
}
