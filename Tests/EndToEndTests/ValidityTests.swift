import FakeClaude
import TestSupport
import Testing
import WireJSON

/// The API accepts the next request after any sequence of events.
@Suite struct ValidityTests {
    /// Asks, and waits until the answer has ended in any way.
    private func ask(_ question: String, _ chat: ChatScreen) throws {
        let requests = chat.stage.asked.count
        let row = "> " + question
        let before = chat.terminal.screen.count(of: row)
        chat.enter(question)
        try chat.waitUntil("the end of \(question)") {
            $0.isAtRest && $0.count(of: row) > before && chat.stage.asked.count > requests
        }
        // An error returns the message to the prompt: clears it.
        guard chat.terminal.screen.draft != ">" else { return }
        chat.type("\u{3}")
        try chat.waitUntil("an empty prompt") { $0.draft == ">" }
    }

    /// Asks, and stops the answer at any point.
    private func stop(_ question: String, _ chat: ChatScreen) throws {
        let requests = chat.stage.asked.count
        chat.enter(question)
        try chat.waitUntil { !$0.isAtRest && chat.stage.asked.count > requests }
        chat.type("\u{3}")
        try chat.waitUntil("the stop") { $0.isAtRest }
        guard chat.terminal.screen.draft != ">" else { return }
        chat.type("\u{3}")
        try chat.waitUntil("an empty prompt") { $0.draft == ">" }
    }

    @Test(arguments: [
        "stop=tool_use", "stop=pause_turn", "stop=refusal", "stop=max_tokens", "stop=sun_down",
        "stop=model_context_window_exceeded", "empty", "unknown", "redacted", "nonstream",
        "nonstream,unknown", "escape", "cut=100", "cut=1500", "cut=2500", "end=2500", "reset=2500",
        "error=3", "error=12", "gzip", "html=200", "status=400", "split=3,crlf,comments",
    ])
    func theNextRequestIsAcceptedAfter(_ fault: String) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--timeout", "5"])
        try ask("echo first", chat)
        try ask("[[fault \(fault)]] write 30 words", chat)
        try chat.ask("echo last", answer: "last")
        #expect(stage.asked.first?.status == 200)
        #expect(stage.asked.last?.status == 200)
        let roles = stage.bodies.last?["messages"]?.arrayValue?.map { $0["role"]?.stringValue }
        #expect(roles == ["user", "assistant", "user"] || roles?.count == 5)
        chat.expectNothingUnknown()
    }

    /// Random questions, stops and commands.
    @Test(arguments: [1, 2, 3]) func aRandomWalkIsAlwaysAccepted(_ seed: UInt64) throws {
        var chance = Chance(state: seed)
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--window", "2500"])
        let commands = [
            "/undo", "/clear", "/model opus", "/model haiku", "/model sonnet",
            "/model claude-haiku-4-5", "/system none", "/window 1500", "/window 2500",
        ]
        let faults = [
            "stop=tool_use", "empty", "unknown", "redacted", "cut=1500", "stop=pause_turn",
            "error=9", "nonstream", "stop=max_tokens",
        ]
        var faulty = 0
        for step in 1...40 {
            switch chance.next(below: 10) {
            case 0..<5:
                try ask(
                    "echo \(step) " + String(repeating: "word ", count: chance.next(below: 15))
                        + ".", chat)
            case 5..<7:
                faulty += 1
                let fault = faults[chance.next(below: faults.count)]
                try ask("[[fault \(fault)]] write \(step + 20) words", chat)
            case 7:
                try stop(
                    "[[fault stall=\(300 + 250 * chance.next(below: 10)):60000]] write \(step + 60) words",
                    chat
                )
            case 8:
                let row = "> /system Rule \(step)."
                chat.enter(String(row.dropFirst(2)))
                try chat.waitUntil { $0.isAtRest && $0.count(of: row) == 1 }
            default:
                let row = "> " + commands[chance.next(below: commands.count)]
                let before = chat.terminal.screen.count(of: row)
                chat.enter(String(row.dropFirst(2)))
                try chat.waitUntil { $0.isAtRest && $0.count(of: row) > before }
            }
        }
        let refused = stage.asked.filter { $0.status != 200 }
        #expect(refused.map(\.body) == [])
        #expect(stage.asked.count >= 20)
        chat.expectNothingUnknown()
    }
}

/// Pseudorandom numbers, the same in every run (xorshift64*).
private struct Chance {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
    }
}
