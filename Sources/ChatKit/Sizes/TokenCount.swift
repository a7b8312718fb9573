import ClaudeMessages

/// A number of tokens with its lower and upper bound; all three are equal when it was counted.
package struct TokenCount: Sendable, Hashable {
    package var low: Int
    package var likely: Int
    package var high: Int

    package init(low: Int, likely: Int, high: Int) {
        self.low = min(low, likely)
        self.likely = likely
        self.high = max(likely, high)
    }

    package init(exactly tokens: Int) { self.init(low: tokens, likely: tokens, high: tokens) }

    package static let zero = TokenCount(exactly: 0)

    package static func + (left: TokenCount, right: TokenCount) -> TokenCount {
        TokenCount(
            low: left.low.addingSaturating(right.low),
            likely: left.likely.addingSaturating(right.likely),
            high: left.high.addingSaturating(right.high))
    }

    /// The rest without a part; its bounds become wider.
    package static func - (left: TokenCount, right: TokenCount) -> TokenCount {
        TokenCount(
            low: max(0, left.low - right.high), likely: max(0, left.likely - right.likely),
            high: max(0, left.high - right.low))
    }
}
