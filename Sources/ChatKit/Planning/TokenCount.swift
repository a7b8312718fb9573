import ClaudeMessages

/// A number of tokens: what is likely, between bounds; all three the same where it was counted.
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

    package var isCounted: Bool { low == high }

    package static func + (left: TokenCount, right: TokenCount) -> TokenCount {
        TokenCount(
            low: left.low.addingSaturating(right.low),
            likely: left.likely.addingSaturating(right.likely),
            high: left.high.addingSaturating(right.high))
    }

    /// The rest when a part of that size is taken away.
    package static func - (left: TokenCount, right: TokenCount) -> TokenCount {
        TokenCount(
            low: max(0, left.low - right.high), likely: max(0, left.likely - right.likely),
            high: max(0, left.high - right.low))
    }
}

/// Guesses token counts from what was never sent; the text of a conversation shows how many bytes
/// its tokens have on its model.
package struct TokenGauge: Sendable, Hashable {
    /// Role and separators of a message.
    package static let perMessage = 8

    package var bytesPerToken: Double

    package init(bytesPerToken: Double = 3.2) { self.bytesPerToken = bytesPerToken }

    /// A tokenizer may need twice, or half, of the usual for text; pictures are known to a tenth.
    package func count(_ weight: Weight) -> TokenCount {
        let text = tokens(bytes: weight.textBytes)
        let extra = weight.blocks > 0 ? Self.perMessage : 0
        return TokenCount(
            low: text / 2 + weight.tokens - weight.tokens / 10,
            likely: text.addingSaturating(weight.tokens).addingSaturating(extra / 2),
            high: text.multipliedSaturating(2).addingSaturating(weight.tokens / 10 * 11)
                .addingSaturating(extra))
    }

    package func tokens(bytes: Int) -> Int { Int((Double(bytes) / bytesPerToken).rounded(.up)) }
}
