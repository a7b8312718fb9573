import ClaudeMessages

/// The expected tokens of a turn's next prompt.
struct ExpectedPrompt: Sendable {
    var tokens = 0
    /// How many of them are in the cache.
    var cached = 0

    /// The first prompt of the turn, with `cached` tokens of it in the cache.
    init(_ plan: PromptPlan, cached: Int) {
        tokens = plan.size.likely
        self.cached = cached
    }

    init() {}

    /// Adds an answer, which is part of the next prompt.
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
    /// Tokens of the prompt that were read from or written to the cache.
    package var cachedTokens: Int? {
        guard cacheReadTokens != nil || cacheWriteTokens != nil else { return nil }
        return (cacheReadTokens ?? 0).addingSaturating(cacheWriteTokens ?? 0)
    }
}
