/// What became of a request, as the API said it.
package struct RequestCounts: Sendable, Hashable {
    /// Names of the entries in the ledger, repetitions included; a turn holds no money.
    package var ids: [String]
    /// Tokens of the whole prompt.
    package var prompt: Int?
    /// Tokens of the whole answer, thinking included; nil for one that was cut.
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
