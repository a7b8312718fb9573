import ChatKit
import ChatREPL
import ClaudeMessages
import Testing

@Suite struct ChatSessionTests {
    private static let usage: JSON = ["input_tokens": 1000, "output_tokens": 100]

    private static func message(_ text: String, model: String = "claude-sonnet-5-5") -> Message? {
        Message(json: [
            "model": JSON(model), "stop_reason": "end_turn",
            "content": [["type": "text", "text": JSON(text)]], "usage": usage,
        ])
    }

    private static func meter(isFinal: Bool, model: String = "claude-sonnet-5-5") -> LiveMeter {
        var meter = LiveMeter(Billing(catalogue: .known, asked: "sonnet"), bytesPerToken: 4)
        let start: JSON = [
            "model": JSON(model), "content": [],
            "usage": ["input_tokens": 1000, "output_tokens": 1],
        ]
        if let start = Message(json: start) { meter.fold(.messageStart(start), usage: Usage()) }
        meter.fold(.blockDelta(index: 0, delta: .text("12345678")), usage: Usage())
        if isFinal {
            meter.fold(
                .messageDelta(["delta": ["stop_reason": "end_turn"], "usage": ["output_tokens": 1]]
                ), usage: Usage(json: usage))
        }
        return meter
    }

    @Test func aWholeAnswer() throws {
        var session = ChatSession(settings: RequestSettings(modelName: "sonnet"))
        session.unanswered = "old"
        let isKept = session.settle(
            .user("q"), answer: try #require(Self.message("Hi")), meter: Self.meter(isFinal: true),
            wasCut: false)
        #expect(isKept)
        #expect(session.unanswered == nil)
        var turn = Turn(question: .user("q"), answer: [.text("Hi")])
        turn.measured = .init(promptTokens: 1000, outputTokens: 100, epoch: 0)
        #expect(session.conversation.turns == [turn])
        let cost = Cost(Money(picoDollars: 3_000_000_000))
        #expect(session.lastAnswer?.usage == Usage(json: Self.usage))
        #expect(session.lastAnswer?.cost == cost)
        #expect(session.ledger.total == cost)
        #expect(session.ledger.rows.map(\.model) == ["claude-sonnet-5-5"])
    }

    @Test func aCutAnswerIsEstimatedAndNotMeasured() throws {
        var session = ChatSession(settings: RequestSettings(modelName: "sonnet"))
        let isKept = session.settle(
            .user("q"), answer: try #require(Self.message("half")),
            meter: Self.meter(isFinal: false), wasCut: true)
        #expect(isKept)
        #expect(
            session.conversation.turns
                == [
                    Turn(
                        question: .user("q"), answer: [.text("half\n\n" + Settlement.interruption)])
                ])
        // 1,000 x $2 + 2 x $10.
        #expect(session.ledger.total == Cost(Money(picoDollars: 2_020_000_000), isEstimate: true))
    }

    @Test func anEmptyAnswerIsPaidForAndNotKept() throws {
        var session = ChatSession(settings: RequestSettings(modelName: "sonnet"))
        let isKept = session.settle(
            .user("q"), answer: try #require(Self.message("")), meter: Self.meter(isFinal: true),
            wasCut: false)
        #expect(!isKept)
        #expect(session.unanswered == "q")
        #expect(session.conversation.turns == [])
        #expect(session.ledger.rows.map(\.answers) == [1])
    }

    /// The price is that of the model that answered, where that one is known, else a guess.
    @Test(arguments: [
        ("claude-opus-5-5", "claude-opus-5-5", 6_000_000_000),
        ("claude-haiku-4-5-20251001", "claude-haiku-4-5-20251001", 1_500_000_000),
        ("some-gateway-name", "claude-sonnet-5-5", 3_000_000_000),
    ])
    func theModelThatAnswered(_ answering: String, _ billed: String, _ picoDollars: Int) throws {
        var session = ChatSession(settings: RequestSettings(modelName: "sonnet"))
        _ = session.settle(
            .user("q"), answer: try #require(Self.message("a", model: answering)),
            meter: Self.meter(isFinal: true, model: answering), wasCut: false)
        #expect(session.ledger.rows.map(\.model) == [billed])
        let isGuess = ModelCatalogue.known.model(answering) == nil
        #expect(
            session.ledger.total == Cost(Money(picoDollars: picoDollars), isEstimate: isGuess))
    }

    @Test func aColdCacheIsToldWhereItCosts() {
        let now = ContinuousClock.now
        var session = ChatSession(
            settings: RequestSettings(modelName: "sonnet", cache: .fiveMinutes))
        var turn = Turn(question: .user("q"), answer: [.text("a")])
        turn.measured = .init(promptTokens: 100_000, outputTokens: 0, epoch: 0)
        session.conversation.append(turn)
        #expect(session.coldWarning(at: now) == nil)
        session.cacheEnds = now + .seconds(1)
        #expect(session.coldWarning(at: now) == nil)
        // 100,000 tokens and a few at $2.50.
        let warning =
            "the cache has forgotten the conversation: sending it anew costs ~$0.2500"
        #expect(session.coldWarning(at: now + .seconds(1)) == warning)
        session.conversation.clear()
        #expect(session.coldWarning(at: now + .seconds(1)) == nil)
    }

    @Test func whatIsShown() {
        var session = ChatSession(settings: RequestSettings(modelName: "sonnet"), window: 700)
        #expect(session.modelShown == "sonnet-5-5")
        #expect(session.window == ContextWindow(limit: 700))
        session.windowAsked = nil
        #expect(session.window.limit == 200_000)
        session.settings.modelName = "llama3"
        #expect(session.modelShown == "llama3")
        #expect(session.windowShare == 0)
        #expect(session.coldPrompt == Cost(nil, isEstimate: true))
    }
}
