/// The API's ids and token counts of a request.
package struct RequestCounts: Sendable, Hashable {
    /// The API's request ids, retries included, which the ledger's entries have too; costs are only
    /// in the ledger.
    package var ids: [String]
    /// Tokens of the prompt, cached ones included.
    package var prompt: Int?
    /// Tokens of the answer, thinking included; nil for an interrupted one.
    package var output: Int?
    /// Tokens of the prompt that are in the cache now, read or written.
    package var cached: Int?

    package init(ids: [String] = [], prompt: Int? = nil, output: Int? = nil, cached: Int? = nil) {
        self.ids = ids
        self.prompt = prompt
        self.output = output
        self.cached = cached
    }
}
