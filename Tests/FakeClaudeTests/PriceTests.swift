import FakeClaude
import Testing

@Suite struct PriceTests {
    private static let million = 1_000_000

    /// Dollars per million of plain, 5m, 1h, read and output tokens, in thousandths.
    @Test(arguments: [
        ("claude-fable-5-2", [8000, 10000, 16000, 200, 40000]),
        ("claude-fable-5-1", [10000, 12500, 20000, 250, 50000]),
        ("claude-mythos-5", [10000, 12500, 20000, 1000, 50000]),
        ("claude-opus-5-5", [4000, 5000, 8000, 200, 20000]),
        ("claude-opus-4-7", [5000, 6250, 10000, 500, 25000]),
        ("claude-opus-4-5", [5000, 6250, 10000, 500, 25000]),
        ("claude-sonnet-5-5", [2000, 2500, 4000, 100, 10000]),
        ("claude-sonnet-5", [2000, 2500, 4000, 200, 10000]),
        ("claude-sonnet-4-6", [3000, 3750, 6000, 300, 15000]),
        ("claude-haiku-4-5", [1000, 1250, 2000, 100, 5000]),
        ("claude-haiku-5-5", [500, 625, 1000, 50, 2500]),
    ])
    func pricesOfAMillion(_ name: String, _ prices: [Int]) throws {
        let price = try #require(ModelTable.model(name)).price
        let usages = [
            Usage(input: Self.million), Usage(written5m: Self.million),
            Usage(written1h: Self.million), Usage(read: Self.million),
        ]
        #expect(usages.map { price.cost(of: $0) / 1_000_000_000 } == Array(prices.prefix(4)))
        guard name != "claude-haiku-5-5" else { return }
        #expect(price.cost(of: Usage(output: Self.million)) / 1_000_000_000 == prices[4])
    }

    @Test func haikuMovesAsAWholeIntoItsHigherBand() throws {
        let price = try #require(ModelTable.model("claude-haiku-5-5")).price
        let low = Usage(input: 50_000, written5m: 20_000, read: 30_000, output: 10)
        #expect(
            price.cost(of: low) == 50_000 * 100_000 + 20_000 * 125_000 + 30_000 * 10_000 + 10
                * 500_000)
        let high = Usage(input: 50_001, written5m: 20_000, read: 30_000, output: 10)
        #expect(
            price.cost(of: high)
                == 50_001 * 500_000 + 20_000 * 625_000 + 30_000 * 50_000 + 10 * 2_500_000)
    }

    @Test func regionAndSpeed() throws {
        let price = try #require(ModelTable.model("claude-opus-5-5")).price
        #expect(price.cost(of: Usage(input: 1, output: 1, geography: "us")) == 26_400_000)
        #expect(price.cost(of: Usage(input: 1, output: 1, fast: true)) == 48_000_000)
    }

    @Test func batchesAndSearches() throws {
        let price = try #require(ModelTable.model("claude-opus-5-5")).price
        #expect(price.cost(of: Usage(input: 1, output: 1, batched: true)) == 12_000_000)
        #expect(
            price.cost(of: Usage(input: 1, output: 1, geography: "us", batched: true))
                == 13_200_000)
        let search = Usage(input: 1, output: 1, searches: 2, batched: true)
        #expect(price.cost(of: search) == 20_012_000_000)
    }
}
