package import ClaudeMessages

/// Estimates tokens from bytes; the counts of a conversation show its model's bytes per token.
package struct TokenGauge: Sendable, Hashable {
    /// Tokens of the role and the separators of a message.
    package static let perMessage = 8

    package var bytesPerToken: Double

    package init(bytesPerToken: Double) { self.bytesPerToken = bytesPerToken }

    /// The default for English text, before anything was counted.
    package init(_ tokenizer: ClaudeModel.Tokenizer = .newer) {
        self.init(bytesPerToken: 3.2 * tokenizer.bytesPerToken)
    }

    /// The gauge of one tokenizer converted to another.
    func converted(from old: ClaudeModel.Tokenizer, to new: ClaudeModel.Tokenizer) -> Self {
        Self(bytesPerToken: bytesPerToken * new.bytesPerToken / old.bytesPerToken)
    }

    /// The estimate: half to twice the likely tokens for text, a tenth more or less for images.
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

extension ClaudeModel.Tokenizer {
    /// Bytes per token relative to the newer tokenizer, which makes 30 % more tokens of a text.
    fileprivate var bytesPerToken: Double {
        switch self {
        case .older: 1.3
        case .newer: 1
        }
    }
}
