import ChatKit
import ChatREPL
import ClaudeMessages
import Testing
import WireJSON

@Suite struct ChatSessionTests {
    @Test func aWholeAnswer() throws {
        var session = ChatSession.made()
        session.cut("old")
        session.answer("q")
        #expect(session.unanswered == nil)
        #expect(session.questions == ["q"])
        let cost = Cost(Money(picoDollars: 3_000_000_000))
        let facts = try #require(session.lastAnswer)
        #expect(facts.usage == Usage(json: ChatSession.usage))
        #expect(facts.cost == cost)
        #expect(session.ledger.total == Cost(Money(picoDollars: 6_000_000_000), isEstimate: true))
        #expect(session.ledger.rows.map(\.model) == ["claude-sonnet-5-5"])
    }

    @Test func aCutAnswerIsEstimatedAndNotMeasured() {
        var session = ChatSession.made()
        session.cut("q", "half", usage: ["input_tokens": 1000, "output_tokens": 1])
        #expect(session.questions == ["q"])
        let sent = session.plan().messages(asking: []) { session.transcript.body($0) }
        #expect(sent.map(\.role) == [.user, .assistant])
        #expect(sent.last?.content == [.text("half\n\n" + TurnBody.interruption)])
        // 1,000 x $2 + 2 x $10.
        #expect(session.ledger.total == Cost(Money(picoDollars: 2_020_000_000), isEstimate: true))
        #expect(session.path.first?.requests.last?.counts?.output == nil)
    }

    @Test func anEmptyAnswerIsPaidForAndNotKept() {
        var session = ChatSession.made()
        session.answer("q", "")
        #expect(session.questions == [])
        #expect(session.ledger.rows.map(\.answers) == [1])
    }

    /// The price is that of the model that answered; for an unknown model it is estimated.
    @Test(arguments: [
        ("claude-opus-5-5", "claude-opus-5-5", 6_000_000_000),
        ("claude-haiku-4-5-20251001", "claude-haiku-4-5-20251001", 1_500_000_000),
        ("some-gateway-name", "claude-sonnet-5-5", 3_000_000_000),
    ])
    func theModelThatAnswered(_ answering: String, _ billed: String, _ picoDollars: Int) {
        var session = ChatSession.made()
        session.answer("q", by: answering)
        #expect(session.ledger.rows.map(\.model) == [billed])
        let isGuess = ModelCatalogue.known.model(answering) == nil
        #expect(
            session.ledger.total == Cost(Money(picoDollars: picoDollars), isEstimate: isGuess))
    }

    @Test func aColdCacheIsToldWhereItCosts() {
        var session = ChatSession.made()
        session.now = 1_000
        let usage: JSON = [
            "input_tokens": 0, "cache_creation_input_tokens": 100_000, "output_tokens": 0,
        ]
        session.answer("q", String(repeating: "a", count: 3_000), usage: usage)
        #expect(session.coldWarning() == nil)
        #expect(session.cacheEnds == 1_300)
        session.now = 1_299
        #expect(session.coldWarning() == nil)
        session.now = 1_300
        #expect(session.cacheEnds == nil)
        // 100,000 tokens at $2.50.
        let warning =
            "the cache has forgotten the conversation: sending it anew costs ~$0.2500"
        #expect(session.coldWarning() == warning)
        #expect(session.coldWarning(at: Place(behind: nil)) == nil)
        // An hour costs $4.00 to write.
        session.preferences.set(Settings.cache, to: .oneHour, from: .command)
        #expect(session.coldWarning()?.hasSuffix("costs ~$0.4000") == true)
        session.preferences.set(Settings.cache, to: .off, from: .command)
        #expect(session.coldWarning()?.hasSuffix("costs ~$0.2000") == true)
        _ = session.clear()
        #expect(session.coldWarning() == nil)
    }

    /// The end of the cache, in seconds since 1970, is that for the prompt that would be sent next.
    @Test func theCacheIsThatOfTheNextPrompt() {
        var session = ChatSession.made()
        session.answer(
            "q",
            usage: ["input_tokens": 1, "cache_read_input_tokens": 5_000, "output_tokens": 9])
        #expect(session.cacheEnds == 300)
        session.preferences.set(Settings.model, to: "opus", from: .command)
        #expect(session.cacheEnds == nil)
        session.preferences.set(Settings.model, to: "sonnet", from: .command)
        session.preferences.set(Settings.system, to: "x", from: .command)
        #expect(session.cacheEnds == nil)
        session.preferences.set(Settings.system, to: nil, from: .command)
        #expect(session.preferences[Settings.system] == nil)
        #expect(session.cacheEnds == 300)
        _ = session.clear()
        #expect(session.cacheEnds == nil)
    }

    @Test func whatIsShown() {
        var session = ChatSession.made(window: 700)
        #expect(session.modelShown == "sonnet-5-5")
        #expect(session.window == 700)
        session.preferences.set(Settings.window, to: nil, from: .command)
        #expect(session.window == 200_000)
        session.preferences.set(Settings.model, to: "llama3", from: .command)
        #expect(session.modelShown == "llama3")
        #expect(session.windowShare == 0)
        #expect(session.cost(of: session.plan()) == Cost(nil, isEstimate: true))
    }

    /// Estimates are marked with `~`, also the size of a prompt that was not counted.
    @Test func factsOfAnAnswer() throws {
        var session = ChatSession.made()
        session.answer("q")
        #expect(
            session.footer(columns: 99).contains(" · in 1,000 · out 100 · $0.0030 · "))
        session = .made()
        session.cut(String(repeating: "w", count: 32_000), usage: nil)
        #expect(
            session.footer(columns: 99).contains(" · in ~10,004 · out ~0 · ~$0.0250 · "))
    }
}
