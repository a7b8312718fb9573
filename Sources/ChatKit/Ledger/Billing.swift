package import ClaudeMessages

/// How requests are billed: the one place where usage becomes money, for the chat, a single question,
/// a cut answer and the footer of one that is under way.
package struct Billing: Sendable {
    package var catalogue: ModelCatalogue
    /// The model that was asked, as the request names it.
    package var asked: String
    /// How long what is written to the cache lives, as it was asked for.
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

    /// The entry of a request; `answeredBy` is the model that the answer names, and `isFinal` says
    /// that the counts are the API's last word.
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

    /// The entry of a prompt that nobody has counted, at the prices that its plan expects: what is in
    /// the cache is read, and the rest written to it where it is to be cached.
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

    /// Whether a prompt of so many tokens is written to the cache.
    func caches(_ prompt: Int) -> Bool {
        cache != nil && prompt >= catalogue.model(asked)?.minimumCacheable ?? 0
    }

    /// An error status: the API answers nothing and takes nothing.
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
    /// One that nobody knows is taken for the one that was asked, which need not be so: gateways
    /// invent names.
    private func model(_ answeredBy: String?) -> (id: String, priced: ClaudeModel?, isCertain: Bool)
    {
        if let answeredBy, !answeredBy.isEmpty, let model = catalogue.model(answeredBy) {
            return (model.id, model, true)
        }
        let id = catalogue.model(asked)?.id ?? asked
        let isCertain = answeredBy.map { $0.isEmpty || $0 == id || $0 == asked } ?? true
        return (id, catalogue.model(asked), isCertain)
    }

    /// With the lifetimes of what was written to the cache, where they are missing or do not sum up.
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
