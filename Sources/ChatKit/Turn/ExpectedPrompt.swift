import ClaudeMessages

/// What the next prompt of a turn will take, before anybody has counted it.
struct ExpectedPrompt: Sendable {
    var tokens = 0
    /// Of them, what is in the cache.
    var cached = 0

    /// The first prompt, with what is in the cache of it.
    init(_ plan: PromptPlan, cached: Int) {
        tokens = plan.size.likely
        self.cached = cached
    }

    init() {}

    /// An answer is part of the prompt behind it.
    mutating func take(_ answer: Message, _ gauge: TokenGauge) {
        let usage = answer.usage
        tokens = (usage.promptTokens ?? tokens).addingSaturating(
            usage.outputTokens ?? gauge.count(Weight(answer.content)).likely)
        cached = usage.cachedTokens ?? cached
    }

    mutating func take(_ result: ContentBlock, _ gauge: TokenGauge) {
        tokens = tokens.addingSaturating(gauge.count(Weight([result])).likely)
    }
}

extension Usage {
    /// Tokens of the prompt that are in the cache now, read or written.
    package var cachedTokens: Int? {
        guard cacheReadTokens != nil || cacheWriteTokens != nil else { return nil }
        return (cacheReadTokens ?? 0).addingSaturating(cacheWriteTokens ?? 0)
    }
}
