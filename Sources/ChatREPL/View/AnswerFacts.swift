package import ChatKit
package import ClaudeMessages

/// Tokens and cost of a finished answer.
package struct AnswerFacts: Sendable, Hashable {
    /// The ID of the requested model.
    package let asked: String
    /// The usage of the last answered request, or of the last one sent.
    package let usage: Usage
    /// The cost of all requests of the turn.
    package let cost: Cost
    /// Whether the prompt tokens come from the API.
    package let isCounted: Bool
    /// Whether the output tokens come from the API.
    package let isOutputCounted: Bool

    /// Nil if no request was billed.
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
