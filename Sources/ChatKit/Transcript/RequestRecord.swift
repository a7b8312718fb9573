package import ClaudeMessages

/// A request of a turn: its basis and settings, and the API's counts.
package struct RequestRecord: Sendable, Hashable {
    package var basis: Basis
    /// The requested model's id.
    package var model: String
    /// That model's tokenizer.
    package var tokenizer: ClaudeModel.Tokenizer
    /// The parameters that the cache depends on besides basis and model, as sent.
    package var knobs: CacheKnobs
    /// When it was sent, in seconds since 1970.
    package var time: Double
    /// The cache lifetime requested; nil when nothing was to be cached.
    package var cache: CacheControl?
    /// Nil until the API has reported counts.
    package var counts: RequestCounts?

    package init(
        basis: Basis, model: String, tokenizer: ClaudeModel.Tokenizer = .newer,
        knobs: CacheKnobs = CacheKnobs(), time: Double = 0,
        cache: CacheControl? = nil, counts: RequestCounts? = nil
    ) {
        self.basis = basis
        self.model = model
        self.tokenizer = tokenizer
        self.knobs = knobs
        self.time = time
        self.cache = cache
        self.counts = counts
    }

    /// When the prompt expires in the cache, in seconds since 1970; nil when it is not cached.
    ///
    /// The lifetime runs from the start of the request that wrote or read the entry.
    package var cacheEnds: Double? {
        guard let cache, (counts?.cached ?? 0) > 0 else { return nil }
        return time + (cache == .oneHour ? 3600 : 300)
    }
}
