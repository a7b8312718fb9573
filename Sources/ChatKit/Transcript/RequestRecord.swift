package import ClaudeMessages

/// A request of a turn: what it was built on, and what the API counted.
package struct RequestRecord: Sendable, Hashable {
    package var basis: Basis
    /// The id of the model that was asked.
    package var model: String
    /// What that model makes tokens with.
    package var tokenizer: ClaudeModel.Tokenizer
    /// What the cache depends on beside basis and model, as sent.
    package var knobs: CacheKnobs
    /// When it was sent, in seconds since 1970.
    package var time: Double
    /// How long what it wrote to the cache lives; nil where it asked for nothing to be cached.
    package var cache: CacheControl?
    /// Nil until the API has said anything.
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

    /// When the cache will have forgotten its prompt, in seconds since 1970; nil where the prompt is
    /// not there.
    ///
    /// An entry lives from the start of the request that wrote or read it.
    package var cacheEnds: Double? {
        guard let cache, (counts?.cached ?? 0) > 0 else { return nil }
        return time + (cache == .oneHour ? 3600 : 300)
    }
}
