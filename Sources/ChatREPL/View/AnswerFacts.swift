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
    /// What was written was counted, and not estimated.
    package let isOutputCounted: Bool

    /// Nil where nothing was spent.
    package init?(asked: String, _ entries: [LedgerEntry]) {
        let paid = entries.filter { $0.hasAnswer || $0.cost.money != .zero }
        guard let last = paid.last(where: \.hasAnswer) ?? paid.last else { return nil }
        self.asked = asked
        usage = last.usage
        cost = paid.reduce(Cost(.zero)) { $0 + $1.cost }
        isCounted = last.isCounted
        isOutputCounted = last.isOutputCounted
    }

    /// `in 12,431 (11,904 cached)`, `out 312`, `$0.0054`.
    var parts: [String] { footerParts.map(\.text) }

    var footerParts: [FooterPart] {
        var parts: [FooterPart] = []
        if let prompt = usage.promptTokens {
            let about = isCounted ? "" : "~"
            let whole = "in \(about)\(Numbers.grouped(prompt))"
            let cached = usage.cacheReadTokens ?? 0
            parts.append(
                cached > 0
                    ? FooterPart(
                        whole + " (\(about)\(Numbers.grouped(cached)) cached)", .prompt,
                        shorter: [(whole, .cached)]) : FooterPart(whole, .prompt))
        }
        if let output = usage.outputTokens {
            let about = isOutputCounted ? "" : "~"
            parts.append(FooterPart("out \(about)\(Numbers.grouped(output))", .output))
        }
        return parts + [FooterPart(Numbers.cost(cost), .cost)]
    }
}
