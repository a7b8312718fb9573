/// The beginning of a prompt that the API has in its cache, as far as its last answer said.
package struct CachedPrefix: Sendable, Hashable {
    package let tokens: Int
    /// When it is forgotten, in seconds since 1970.
    package let ends: Double

    package init(tokens: Int, ends: Double) {
        self.tokens = tokens
        self.ends = ends
    }
}
