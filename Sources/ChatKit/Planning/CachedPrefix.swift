/// The beginning of a prompt that is in the API's cache, by the last answer's usage.
package struct CachedPrefix: Sendable, Hashable {
    package let tokens: Int
    /// When the cache entry expires, in seconds since 1970.
    package let ends: Double

    package init(tokens: Int, ends: Double) {
        self.tokens = tokens
        self.ends = ends
    }
}
