package import ClaudeMessages

/// What an answer cost.
package struct Cost: Sendable, Hashable {
    /// `nil` when the model's prices are not known.
    package var money: Money?
    /// Part of it was estimated: the API did not get to say.
    package var isEstimate: Bool

    package init(_ money: Money?, isEstimate: Bool = false) {
        self.money = money
        self.isEstimate = isEstimate
    }
}

/// What a session cost, by model, to the last pico-dollar.
package struct Ledger: Sendable {
    /// The sums of one model.
    package struct Row: Sendable, Hashable {
        package let model: String
        package var answers = 0
        package var input = 0
        package var cacheRead = 0
        package var cacheWrite = 0
        package var output = 0
        package var cost = Cost(.zero)
    }

    /// In the order of first use.
    package private(set) var rows: [Row] = []

    package init() {}

    package mutating func record(model: String, usage: Usage, cost: Cost) {
        var row = rows.first { $0.model == model } ?? Row(model: model)
        row.answers += 1
        row.input = row.input.addingSaturating(usage.inputTokens ?? 0)
        row.cacheRead = row.cacheRead.addingSaturating(usage.cacheReadTokens ?? 0)
        row.cacheWrite = row.cacheWrite.addingSaturating(usage.cacheWriteTokens ?? 0)
        row.output = row.output.addingSaturating(usage.outputTokens ?? 0)
        row.cost = Self.sum(row.cost, cost)
        known += cost.money ?? .zero
        if let place = rows.firstIndex(where: { $0.model == model }) {
            rows[place] = row
        } else {
            rows.append(row)
        }
    }

    /// The whole session; unknown as soon as one part is.
    package var total: Cost { rows.map(\.cost).reduce(Cost(.zero), Self.sum) }

    /// The sum of what is known; for a session in which something is not.
    package private(set) var known = Money.zero

    private static func sum(_ left: Cost, _ right: Cost) -> Cost {
        let money = left.money.flatMap { left in right.money.map { left + $0 } }
        return Cost(money, isEstimate: left.isEstimate || right.isEstimate)
    }
}
