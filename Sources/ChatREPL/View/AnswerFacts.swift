package import ChatKit
package import ClaudeMessages

/// What is shown of an answer when it is over.
package struct AnswerFacts: Sendable, Hashable {
    /// The model that was asked.
    package let asked: String
    /// Of the last request that was answered, else of the last that went out.
    package let usage: Usage
    /// Of all requests.
    package let cost: Cost
    /// The prompt was counted, and not estimated.
    package let isCounted: Bool

    /// Nil where nothing was spent.
    package init?(asked: String, _ entries: [LedgerEntry]) {
        let paid = entries.filter { $0.hasAnswer || $0.cost.money != .zero }
        guard let last = paid.last(where: \.hasAnswer) ?? paid.last else { return nil }
        self.asked = asked
        usage = last.usage
        cost = paid.reduce(Cost(.zero)) { $0 + $1.cost }
        isCounted = last.isCounted
    }

    /// `in 12,431 (11,904 cached)`, `out 312`, `$0.0054`.
    var parts: [String] {
        var parts: [String] = []
        if let prompt = usage.promptTokens {
            let cached = usage.cacheReadTokens ?? 0
            let about = isCounted ? "" : "~"
            let share = cached > 0 ? " (\(about)\(Numbers.grouped(cached)) cached)" : ""
            parts.append("in \(about)\(Numbers.grouped(prompt))\(share)")
        }
        if let output = usage.outputTokens {
            parts.append("out \(cost.isEstimate ? "~" : "")\(Numbers.grouped(output))")
        }
        return parts + [Numbers.cost(cost)]
    }
}
