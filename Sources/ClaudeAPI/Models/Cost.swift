extension Model {
    /// What an answer cost; `nil` when a price or a needed count is not known.
    ///
    /// The formula of the price page: each kind of token at its price in the band of the whole
    /// prompt, times ½ for batches, times 1.1 for US-only inference, plus searches.
    public func cost(of usage: Usage) -> Money? {
        guard let input = usage.inputTokens, let output = usage.outputTokens,
            let prompt = usage.promptTokens, let price = prices(forPrompt: prompt)
        else { return nil }
        let writes = usage.cacheWriteTokens ?? 0
        let writes1h = min(usage.cacheWrite1hTokens ?? 0, writes)
        let parts = [
            (input, price.input), (writes - writes1h, price.write5m), (writes1h, price.write1h),
            (usage.cacheReadTokens ?? 0, price.read), (output, price.output),
        ]
        // 1,000 pico-dollars a token for each price unit; in twentieths, which both factors divide.
        var twentieths = 20
        if usage.serviceTier == "batch" { twentieths /= 2 }
        if usage.inferenceGeo == "us" { twentieths = twentieths * 11 / 10 }
        let tokens = parts.reduce(0) { $0.addingSaturating($1.0.multipliedSaturating($1.1)) }
        let searches = (usage.webSearches ?? 0).multipliedSaturating(10_000_000_000)
        return Money(
            picoDollars: tokens.multipliedSaturating(50 * twentieths).addingSaturating(searches))
    }
}

extension Int {
    /// The product of two numbers that are not negative, or the largest `Int`.
    package func multipliedSaturating(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
