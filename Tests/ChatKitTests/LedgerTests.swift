import ChatKit
import ClaudeMessages
import Testing

@Suite struct LedgerTests {
    private static let usage = Usage(json: [
        "input_tokens": 1, "cache_read_input_tokens": 2, "cache_creation_input_tokens": 3,
        "output_tokens": 4,
    ])

    @Test func sumsByModel() {
        var ledger = Ledger()
        #expect(ledger.total == Cost(.zero))
        ledger.record(model: "a", usage: Self.usage, cost: Cost(Money(picoDollars: 10)))
        ledger.record(model: "b", usage: Usage(), cost: Cost(Money(picoDollars: 5)))
        ledger.record(
            model: "a", usage: Self.usage, cost: Cost(Money(picoDollars: 1), isEstimate: true))
        #expect(ledger.rows.map(\.model) == ["a", "b"])
        let row = ledger.rows[0]
        #expect(
            [row.answers, row.input, row.cacheRead, row.cacheWrite, row.output] == [2, 2, 4, 6, 8])
        #expect(row.cost == Cost(Money(picoDollars: 11), isEstimate: true))
        #expect(ledger.rows[1].cost == Cost(Money(picoDollars: 5)))
        #expect(ledger.rows[1].input == 0)
        #expect(ledger.total == Cost(Money(picoDollars: 16), isEstimate: true))
    }

    /// Refused requests cost nothing and are not counted.
    @Test func requestsWithoutAnAnswer() {
        var ledger = Ledger()
        let silent = Usage(json: ["input_tokens": 5, "output_tokens": 0])
        ledger.record(model: "a", usage: silent, cost: Cost(.zero))
        #expect(ledger.rows.map(\.isSomething) == [false])
        ledger.record(
            model: "a", usage: silent, cost: Cost(Money(picoDollars: 1), isEstimate: true))
        ledger.record(model: "a", usage: silent, cost: Cost(nil))
        #expect(ledger.rows.map(\.silent) == [2])
        #expect(ledger.rows.map(\.answers) == [0])
        #expect(ledger.rows.map(\.isSomething) == [true])
    }

    @Test func oneUnknownPriceMakesTheSumUnknown() {
        var ledger = Ledger()
        ledger.record(model: "a", usage: Self.usage, cost: Cost(Money(picoDollars: 10)))
        ledger.record(model: "b", usage: Self.usage, cost: Cost(nil))
        #expect(ledger.total == Cost(nil))
        #expect(ledger.known == Money(picoDollars: 10))
        ledger.record(model: "b", usage: Self.usage, cost: Cost(Money(picoDollars: 1)))
        #expect(ledger.rows[1].cost.money == nil)
    }

    /// The known part of a model's cost is summed even if one answer has no price.
    @Test func theKnownPartOfAModel() {
        var ledger = Ledger()
        ledger.record(model: "a", usage: Self.usage, cost: Cost(Money(picoDollars: 10)))
        ledger.record(model: "a", usage: Usage(), cost: Cost(nil))
        #expect(ledger.known == Money(picoDollars: 10))
    }

    @Test func sumsSaturate() {
        var ledger = Ledger()
        for _ in 0..<3 {
            ledger.record(
                model: "a", usage: Usage(json: ["input_tokens": 1_000_000_000_000]),
                cost: Cost(Money(picoDollars: .max)))
        }
        #expect(ledger.total.money == Money(picoDollars: .max))
        #expect(ledger.rows[0].input == 3_000_000_000_000)
    }
}

extension Ledger {
    fileprivate mutating func record(model: String, usage: Usage, cost: Cost) {
        record(LedgerEntry(model: model, usage: usage, cost: cost))
    }
}
