extension ClaudeModel {
    /// The cost of an answer; `nil` when a price or a needed count is not known.
    ///
    /// The formula of the price page: each kind of token at its price in the band of the whole
    /// prompt, times ½ for batches, times 1.1 for US-only inference, plus web searches. Compaction
    /// and advisor steps, which are billed in addition to the answer, are added; `catalogue` has
    /// the prices of the advisor's model.
    public func cost(of usage: Usage, in catalogue: ModelCatalogue = .known) -> Money? {
        guard var tokens = tokenCost(of: usage, isFast: usage.speed == "fast"),
            let searches = usage.count(of: "web_search_requests", in: "server_tool_use")
        else { return nil }
        for step in usage.iterations {
            let model: ClaudeModel?
            switch step.type {
            case "compaction": model = self
            case "advisor_message": model = step.model.flatMap(catalogue.model)
            default: continue
            }
            guard let cost = model?.tokenCost(of: step.usage, isFast: false) else { return nil }
            tokens = tokens.addingSaturating(cost)
        }
        // A price unit is 1,000 pico-dollars per token; in twentieths ½ and 1.1 are whole.
        var twentieths = 20
        if usage.serviceTier == "batch" { twentieths /= 2 }
        if usage.inferenceGeo == "us" { twentieths = twentieths * 11 / 10 }
        return Money(
            picoDollars: tokens.multipliedSaturating(50 * twentieths)
                .addingSaturating(searches.multipliedSaturating(10_000_000_000)))
    }

    /// The cost of the tokens in price units, before the batch and region factors.
    private func tokenCost(of usage: Usage, isFast: Bool) -> Int? {
        guard let input = usage.inputTokens, let output = usage.outputTokens,
            let prompt = usage.promptTokens, let price = price(forPrompt: prompt, isFast: isFast),
            let long = usage.count(of: "ephemeral_1h_input_tokens", in: "cache_creation")
        else { return nil }
        let writes = usage.cacheWriteTokens ?? 0
        let writes1h = min(long, writes)
        let parts = [
            (input, price.input), (writes - writes1h, price.write5m), (writes1h, price.write1h),
            (usage.cacheReadTokens ?? 0, price.read), (output, price.output),
        ]
        return parts.reduce(0) { $0.addingSaturating($1.0.multipliedSaturating($1.1)) }
    }

    private func price(forPrompt tokens: Int, isFast: Bool) -> PriceBand? {
        guard isFast, abilities.fastMode != .ignored else { return prices(forPrompt: tokens) }
        return fastPrices
    }
}

extension Usage {
    /// A count in a nested object: 0 when it is missing, `nil` when it is not a valid count.
    fileprivate func count(of name: String, in object: String) -> Int? {
        part(json[object]?[name])
    }
}

extension Int {
    /// The product of two numbers that are not negative, or the largest `Int`.
    package func multipliedSaturating(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
