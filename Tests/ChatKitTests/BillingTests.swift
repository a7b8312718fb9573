import ChatKit
import ClaudeMessages
import Testing
import WireJSON

/// Costs are exact, estimated (`~`) or unknown.
@Suite struct BillingTests {
    private func cost(
        _ usage: JSON, by model: String? = "claude-sonnet-5-5", cache: CacheControl? = .fiveMinutes,
        isFinal: Bool = true
    ) -> String {
        let billing = Billing(catalogue: .known, asked: "claude-sonnet-5-5", cache: cache)
        let cost = billing.cost(of: Usage(json: usage), answeredBy: model, isFinal: isFinal)
        return (cost.isEstimate ? "~" : "") + (cost.money?.exact ?? "unknown")
    }

    private static func written(_ tokens: Int, _ breakdown: JSON?) -> JSON {
        var usage: JSON = [
            "input_tokens": 0, "output_tokens": 0, "cache_creation_input_tokens": JSON(tokens),
        ]
        usage["cache_creation"] = breakdown
        return usage
    }

    @Test func wholeAnswers() {
        #expect(cost(["input_tokens": 1_000, "output_tokens": 100]) == "$0.0030")
        #expect(cost(["input_tokens": 1_000, "output_tokens": 100], by: nil) == "$0.0030")
        #expect(cost(["input_tokens": 1_000, "output_tokens": 100], by: "") == "$0.0030")
        #expect(cost(["input_tokens": 1_000, "output_tokens": 100], isFinal: false) == "~$0.0030")
        #expect(cost(["input_tokens": 1_000]) == "unknown")
    }

    /// Cache writes of 5 minutes cost $2.50 a million tokens, of one hour $4.00.
    @Test func lifetimes() {
        let whole: JSON = ["ephemeral_5m_input_tokens": 400, "ephemeral_1h_input_tokens": 600]
        #expect(cost(Self.written(1_000, whole)) == "$0.0034")
        #expect(cost(Self.written(1_000, nil)) == "~$0.0025")
        #expect(cost(Self.written(1_000, nil), cache: .oneHour) == "~$0.0040")
        let half: JSON = ["ephemeral_1h_input_tokens": 600]
        #expect(cost(Self.written(1_000, half)) == "~$0.0034")
        let less: JSON = ["ephemeral_5m_input_tokens": 100, "ephemeral_1h_input_tokens": 600]
        #expect(cost(Self.written(1_000, less)) == "~$0.0034")
        #expect(cost(Self.written(1_000, less), cache: .oneHour) == "~$0.00385")
        #expect(cost(Self.written(0, nil)) == "$0.0000")
    }

    /// An unknown model is billed as the requested one, as an estimate.
    @Test func modelsThatNobodyKnows() {
        let usage: JSON = ["input_tokens": 1_000, "output_tokens": 100]
        #expect(cost(usage, by: "claude-opus-5-5") == "$0.0060")
        #expect(cost(usage, by: "router/claude") == "~$0.0030")
        let billing = Billing(catalogue: .known, asked: "mine")
        #expect(
            billing.cost(of: Usage(json: usage), answeredBy: "mine", isFinal: true) == Cost(nil))
        #expect(billing.entry(Usage(json: usage), isFinal: true).model == "mine")
    }

    @Test func aRefusalIsFree() {
        let billing = Billing(catalogue: .known, asked: "sonnet", purpose: .map)
        let entry = billing.refusal(requestID: "r", time: 7)
        #expect(entry.cost == Cost(.zero))
        #expect(entry.model == "claude-sonnet-5-5")
        #expect(entry.purpose == .map && entry.requestID == "r" && entry.time == 7)
        #expect(!entry.hasAnswer)
    }

    /// A prompt that was not counted: cached tokens at the read price, the rest at the write price,
    /// or at the input price when nothing is cached.
    @Test(
        arguments: [
            (nil, 10_000, 0, "~$0.0200"), (nil, 10_000, 4_000, "~$0.0124"),
            (.fiveMinutes, 10_000, 0, "~$0.0250"), (.oneHour, 10_000, 0, "~$0.0400"),
            (.fiveMinutes, 10_000, 10_000, "~$0.0010"), (.fiveMinutes, 10_000, 99_000, "~$0.0010"),
            // Shorter than the cache's minimum.
            (.fiveMinutes, 100, 0, "~$0.0002"),
        ] as [(CacheControl?, Int, Int, String)])
    func estimates(_ cache: CacheControl?, _ prompt: Int, _ cached: Int, _ expected: String) {
        let billing = Billing(catalogue: .known, asked: "claude-sonnet-5-5", cache: cache)
        let entry = billing.estimate(prompt: prompt, cached: cached)
        #expect((entry.cost.isEstimate ? "~" : "") + (entry.cost.money?.exact ?? "") == expected)
        #expect(!entry.isCounted && !entry.hasAnswer)
        #expect(entry.usage.promptTokens == prompt)
    }

    /// A count of 0 output tokens is not used when the answer has text.
    @Test func aCountThatFellBackToNothing() throws {
        let billing = Billing(catalogue: .known, asked: "claude-sonnet-5-5")
        let bill = RequestBill(billing: billing, prompt: 50, time: 0)
        let usage = Usage(json: ["input_tokens": 1_000, "output_tokens": 0])
        let message = Sample.message(
            [Sample.text(String(repeating: "w", count: 320))], model: "claude-sonnet-5-5")
        let entry = bill.entry(of: SentRequest(usage: usage), message: message)
        #expect(entry.cost == Cost(Money(picoDollars: 3_000_000_000), isEstimate: true))
        let empty = bill.entry(
            of: SentRequest(usage: usage), message: Sample.message([], model: "claude-sonnet-5-5"))
        #expect(empty.cost == Cost(Money(picoDollars: 2_000_000_000)))
    }

    /// The usages of messages joined by a gateway are added up, as an estimate.
    @Test func joinedMessages() {
        let billing = Billing(catalogue: .known, asked: "claude-sonnet-5-5")
        var request = SentRequest(usage: Usage(json: ["input_tokens": 20, "output_tokens": 6]))
        request.joinedUsages = [[1_000, 100], [2_000, 200]].map {
            Usage(json: ["input_tokens": JSON($0[0]), "output_tokens": JSON($0[1])])
        }
        let message = Sample.message([Sample.text("a")], model: "claude-sonnet-5-5")
        let entry = RequestBill(billing: billing, prompt: 50, time: 0)
            .entry(of: request, message: message)
        #expect(entry.usage.promptTokens == 3_000 && entry.usage.outputTokens == 300)
        #expect(entry.cost == Cost(Money(picoDollars: 9_000_000_000), isEstimate: true))
    }

    /// The highest count is billed, as an estimate, when a later one is lower.
    @Test func aCountThatWasTakenBack() {
        let billing = Billing(catalogue: .known, asked: "claude-sonnet-5-5")
        var request = SentRequest(usage: Usage(json: ["input_tokens": 0, "output_tokens": 100]))
        request.highestUsage = Usage(json: ["input_tokens": 1_000, "output_tokens": 100])
        let message = Sample.message([Sample.text("a")], model: "claude-sonnet-5-5")
        let entry = RequestBill(billing: billing, prompt: 50, time: 0)
            .entry(of: request, message: message)
        #expect(entry.cost == Cost(Money(picoDollars: 3_000_000_000), isEstimate: true))
    }

    /// A repeated prompt is read from the cache if it is long enough to be cached.
    @Test(arguments: [(10_000, ["~$0.0250", "~$0.0010"]), (100, ["~$0.0002", "~$0.0002"])])
    func aPromptThatIsSentTwice(_ prompt: Int, _ expected: [String]) {
        let billing = Billing(
            catalogue: .known, asked: "claude-sonnet-5-5", cache: .fiveMinutes)
        let bill = RequestBill(billing: billing, prompt: prompt, time: 0)
        var refused = ClaudeError(.overloaded, "x")
        refused.status = 529
        let lost = ClaudeError(.connectionLost, "x")
        let entries = bill.entries(
            of: [
                SentRequest(error: refused), SentRequest(error: lost), SentRequest(error: lost),
            ], message: nil)
        #expect(
            entries.map { ($0.cost.isEstimate ? "~" : "") + ($0.cost.money?.exact ?? "") }
                == ["$0.0000"] + expected)
    }

    /// An error after status 200 is not a refusal.
    @Test func anErrorBehindAGoodStatus() {
        let billing = Billing(catalogue: .known, asked: "claude-sonnet-5-5")
        var error = ClaudeError(.overloaded, "x")
        error.status = 200
        let entry = RequestBill(billing: billing, prompt: 1_000, time: 0)
            .entry(of: SentRequest(error: error), message: nil)
        #expect(entry.cost == Cost(Money(picoDollars: 2_000_000_000), isEstimate: true))
    }
}
