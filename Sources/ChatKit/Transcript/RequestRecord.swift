/// A request of a turn: what it was built on, and what the API counted.
package struct RequestRecord: Sendable, Hashable {
    /// Names the entry of the ledger; a turn holds no money.
    package var id: String?
    package var basis: Basis
    /// The id of the model that was asked.
    package var model: String
    /// What the cache depends on beside basis and model, as sent.
    package var knobs: CacheKnobs
    /// The whole prompt; nil where the API did not count it.
    package var promptTokens: Int?
    /// The answer, thinking included.
    package var outputTokens: Int?

    package init(
        id: String? = nil, basis: Basis, model: String, knobs: CacheKnobs = CacheKnobs(),
        promptTokens: Int? = nil, outputTokens: Int? = nil
    ) {
        self.id = id
        self.basis = basis
        self.model = model
        self.knobs = knobs
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
    }
}
