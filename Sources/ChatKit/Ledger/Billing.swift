package import ClaudeMessages

/// Computes the cost of requests from their usage, for the chat, a single question, an interrupted
/// answer and the footer of a running one.
package struct Billing: Sendable {
    package var catalogue: ModelCatalogue
    /// The requested model, by id.
    package var asked: String
    /// The cache lifetime that the request asks for; nil when it caches nothing.
    package var cache: CacheControl?
    package var purpose: LedgerEntry.Purpose

    package init(
        catalogue: ModelCatalogue, asked: String, cache: CacheControl? = nil,
        purpose: LedgerEntry.Purpose = .turn
    ) {
        self.catalogue = catalogue
        self.asked = asked
        self.cache = cache
        self.purpose = purpose
    }

    /// The ledger entry of a request; `answeredBy` is the model named in the answer, `isFinal` is
    /// whether the counts are the API's final ones.
    package func entry(
        _ usage: Usage, answeredBy: String? = nil, isFinal: Bool, requestID: String? = nil,
        time: Double = 0
    ) -> LedgerEntry {
        var entry = LedgerEntry(
            time: time, requestID: requestID, model: model(answeredBy).id, purpose: purpose,
            usage: usage, cost: cost(of: usage, answeredBy: answeredBy, isFinal: isFinal))
        entry.isOutputCounted = isFinal
        return entry
    }

    /// The estimated entry of a prompt that was not counted: `cached` tokens are read from the
    /// cache, the rest is written to it, or is plain input when nothing is cached.
    package func estimate(
        prompt: Int, cached: Int, requestID: String? = nil, time: Double = 0
    ) -> LedgerEntry {
        let read = min(cached, prompt)
        let isCached = caches(prompt)
        let new = prompt - read
        let usage: JSON = [
            "input_tokens": JSON(isCached ? 0 : new),
            "cache_creation_input_tokens": JSON(isCached ? new : 0),
            "cache_read_input_tokens": JSON(read), "output_tokens": 0,
        ]
        var guess = entry(Usage(json: usage), isFinal: false, requestID: requestID, time: time)
        guess.isCounted = false
        return guess
    }

    /// Whether a prompt of that many tokens is written to the cache.
    func caches(_ prompt: Int) -> Bool {
        cache != nil && prompt >= catalogue.model(asked)?.minimumCacheable ?? 0
    }

    /// The entry of a request answered with an error status, which costs nothing.
    package func refusal(requestID: String? = nil, time: Double = 0) -> LedgerEntry {
        LedgerEntry(
            time: time, requestID: requestID, model: model(nil).id, purpose: purpose,
            usage: Usage(json: ["input_tokens": 0, "output_tokens": 0]), cost: Cost(.zero))
    }

    package func cost(of usage: Usage, answeredBy: String? = nil, isFinal: Bool) -> Cost {
        let (_, priced, isCertain) = model(answeredBy)
        let (usage, isWhole) = completed(usage)
        let money = priced?.cost(of: usage, in: catalogue)
        return Cost(money, isEstimate: !isFinal || money != nil && !(isCertain && isWhole))
    }

    /// The model that is billed.
    ///
    /// An unknown model is billed as the requested one, but not as certain: gateways use names of
    /// their own.
    private func model(_ answeredBy: String?) -> (id: String, priced: ClaudeModel?, isCertain: Bool)
    {
        if let answeredBy, !answeredBy.isEmpty, let model = catalogue.model(answeredBy) {
            return (model.id, model, true)
        }
        let id = catalogue.model(asked)?.id ?? asked
        let isCertain = answeredBy.map { $0.isEmpty || $0 == id || $0 == asked } ?? true
        return (id, catalogue.model(asked), isCertain)
    }

    /// The usage with the lifetimes of its cache writes added when they are missing or do not sum
    /// up.
    private func completed(_ usage: Usage) -> (usage: Usage, isWhole: Bool) {
        guard let written = usage.cacheWriteTokens, written > 0 else { return (usage, true) }
        let hour = usage.cacheWrite1hTokens
        let minutes = usage.json["cache_creation"]?["ephemeral_5m_input_tokens"]?.intValue
        if let hour, let minutes, hour.addingSaturating(minutes) == written { return (usage, true) }
        let wasHour = cache == .oneHour
        let known = wasHour ? min(minutes ?? 0, written) : min(hour ?? 0, written)
        let rest = written - max(0, known)
        var completed = usage
        completed.json["cache_creation"] = [
            "ephemeral_1h_input_tokens": JSON(wasHour ? rest : written - rest),
            "ephemeral_5m_input_tokens": JSON(wasHour ? written - rest : rest),
        ]
        return (completed, false)
    }
}
