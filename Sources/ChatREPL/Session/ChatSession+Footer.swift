import ChatKit
import ClaudeMessages

extension ChatSession {
    /// The footer when no answer is under way.
    ///
    /// `cacheUntil` is the time of day until which the cache holds the conversation, `14:32`.
    package func footer(cacheUntil: String? = nil, columns: Int) -> String {
        var parts = [FooterPart(modelShown, .model)]
        // Another model's figures would be taken for this one's.
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

    /// What the session cost, as its last row; nil where it cost nothing.
    var bill: String? {
        let answers = ledger.entries.count { $0.hasAnswer }
        guard answers > 0 || ledger.total.money != .zero else { return nil }
        let count = Numbers.plural(answers, "answer")
        let total = Numbers.total(ledger)
        return ledger.total.money == nil
            ? "session of \(count), \(total)" : "session \(total), \(count)"
    }

    /// Nil where all that is known is said of the last answer.
    private var sessionCost: String? {
        guard ledger.total.money == nil else { return Numbers.cost(ledger.total) }
        return ledger.known == .zero ? nil : "at least \(ledger.known.short)"
    }
}

extension RateLimits {
    /// What to say of the tightest limit, once less than a tenth of it is left.
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
