import ChatKit
import ClaudeMessages

extension ChatSession {
    /// The footer between answers.
    ///
    /// `cacheUntil` is the time of day until which the cache holds the conversation, `14:32`.
    package func footer(cacheUntil: String? = nil, columns: Int) -> String {
        var parts = [FooterPart(modelShown, .model)]
        if let privacy = preferences.privacy { parts.append(FooterPart(privacy, .privacy)) }
        // The figures of another model are not shown.
        if let answer = lastAnswer, answer.asked == settings.modelID {
            parts += answer.footerParts
        }
        if lastAnswer != nil, let session = sessionCost {
            parts.append(FooterPart("session \(session)", .session))
        }
        if let limit = rateLimits?.nearlyUsedUp { parts.append(FooterPart(limit, .limit)) }
        let share = windowShare
        parts.append(FooterPart("window \(share) %", share < 25 ? .smallWindow : .window))
        if let cacheUntil { parts.append(FooterPart("cache until \(cacheUntil)", .cacheTime)) }
        if lastAnswer == nil { parts.append(FooterPart("/help", .hint)) }
        return parts.fitted(to: columns)
    }

    /// The session cost for the last row; nil if nothing was spent.
    var bill: String? {
        let answers = ledger.answers
        guard answers > 0 || ledger.total.money != .zero else { return nil }
        let count = Numbers.plural(answers, "answer")
        let total = Numbers.total(ledger)
        return ledger.total.money == nil
            ? "session of \(count), \(total)" : "session \(total), \(count)"
    }

    /// Nil if it equals the cost of the last answer.
    private var sessionCost: String? {
        guard ledger.total.money == nil else { return Numbers.cost(ledger.total) }
        return ledger.known == .zero ? nil : "at least \(ledger.known.short)"
    }
}

extension RateLimits {
    /// A warning when less than 10 % of a rate limit is left.
    fileprivate var nearlyUsedUp: String? {
        let all = [
            ("requests", requests), ("input", inputTokens), ("output", outputTokens),
            ("tokens", tokens),
        ]
        let shares = all.compactMap { name, limit -> (String, Int)? in
            guard let most = limit?.limit, let left = limit?.remaining, most > 0 else { return nil }
            return (name, left.multipliedSaturating(100) / most)
        }
        guard let (name, share) = shares.min(by: { $0.1 < $1.1 }), share < 10 else { return nil }
        return "limit: \(share) % of \(name) left"
    }
}
