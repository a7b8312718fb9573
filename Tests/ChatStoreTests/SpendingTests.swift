import ChatKit
import ChatStore
import ClaudeMessages
import Testing

/// Every request that was sent has one row, however it ended.
@Suite struct SpendingTests {
    private let folder: DataFolder
    private let keeper: ChatKeeper

    init() throws {
        folder = try DataFolder()
        keeper = ChatKeeper(folder.store(), folder: "/here")
    }

    private func entry(_ dollars: Int, isEstimate: Bool = false) -> LedgerEntry {
        LedgerEntry(
            model: "m", usage: Usage(),
            cost: Cost(Money(picoDollars: dollars * 1_000_000_000_000), isEstimate: isEstimate))
    }

    private func keep(_ costs: SpendingEvent...) throws {
        try keeper.keep([], costs, at: 1)
    }

    /// `2 requests, ~$7`, as another program finds it.
    private var spent: String {
        get throws {
            let spent = try folder.store().spent()
            let dollars = (spent.cost.money?.picoDollars ?? 0) / 1_000_000_000_000
            let unpriced = spent.unpriced > 0 ? ", \(spent.unpriced) without a price" : ""
            return "\(spent.requests), \(spent.cost.isEstimate ? "~" : "")$\(dollars)\(unpriced)"
        }
    }

    @Test func whatARequestCostReplacesWhatWasExpected() throws {
        try keep(.reserved(entry(5, isEstimate: true)))
        #expect(try spent == "1, ~$5")
        try keep(.spent(entry(3)))
        #expect(try spent == "1, $3")
        try keep(.reserved(entry(5, isEstimate: true)), .spent(entry(4)))
        #expect(try spent == "2, $7")
    }

    /// A request that was repeated has an entry for each time it was sent.
    @Test func repeatedRequestsAreAllCounted() throws {
        try keep(.reserved(entry(5, isEstimate: true)))
        try keep(.spent(entry(0)), .spent(entry(3)))
        #expect(try spent == "2, $3")
    }

    /// The chat is left in mid-answer, and what the answer cost comes late.
    @Test func aLateEntryIsTheSameRow() throws {
        try keep(.reserved(entry(5, isEstimate: true)))
        try keep(.running(entry(6, isEstimate: true)))
        #expect(try spent == "1, ~$6")
        try keep(.spent(entry(7)))
        #expect(try spent == "1, $7")
    }

    /// The end came first, and the chat did not know it yet.
    @Test func aSettledRequestStaysSettled() throws {
        try keep(.reserved(entry(5, isEstimate: true)))
        try keep(.spent(entry(7)))
        try keep(.running(entry(6, isEstimate: true)))
        #expect(try spent == "1, $7")
    }

    @Test func unknownPricesAreNoZeros() throws {
        var unknown = entry(1)
        unknown.cost = Cost(nil)
        try keep(.spent(unknown), .spent(entry(2)))
        #expect(try spent == "2, $2, 1 without a price")
    }

    /// Sums beyond what an integer holds end at the greatest one.
    @Test func hugeCostsAreCapped() throws {
        var huge = entry(1)
        huge.cost = Cost(Money(picoDollars: .max))
        try keep(.spent(huge), .spent(huge))
        #expect(try folder.store().spent().cost.money == Money(picoDollars: .max))
    }
}
