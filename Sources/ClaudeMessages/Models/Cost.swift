extension ClaudeModel {
    /// What an answer cost; `nil` when a price or a needed count is not known.
    ///
    /// The formula of the price page: each kind of token at its price in the band of the whole
    /// prompt, times ½ for batches, times 1.1 for US-only inference, plus searches. The steps of
    /// compaction and of an advisor, which are billed beside the answer, are added; an advisor
    /// has prices of its own, which `catalogue` knows.
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
        // 1,000 pico-dollars a token for each price unit; in twentieths, which both factors divide.
        var twentieths = 20
        if usage.serviceTier == "batch" { twentieths /= 2 }
        if usage.inferenceGeo == "us" { twentieths = twentieths * 11 / 10 }
        return Money(
            picoDollars: tokens.multipliedSaturating(50 * twentieths)
                .addingSaturating(searches.multipliedSaturating(10_000_000_000)))
    }

    /// The tokens in price units, before any factor.
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
    /// A count inside an object: 0 when it is left out, `nil` when it makes no sense.
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
