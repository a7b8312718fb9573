package import ClaudeMessages

/// Guesses token counts from what was never sent; the text of a conversation shows how many bytes
/// its tokens have on its model.
package struct TokenGauge: Sendable, Hashable {
    /// Role and separators of a message.
    package static let perMessage = 8

    package var bytesPerToken: Double

    package init(bytesPerToken: Double) { self.bytesPerToken = bytesPerToken }

    /// The usual for English text, before anything was counted.
    package init(_ tokenizer: ClaudeModel.Tokenizer = .newer) {
        self.init(bytesPerToken: 3.2 * tokenizer.bytesPerToken)
    }

    /// What one tokenizer showed, for another.
    func converted(from old: ClaudeModel.Tokenizer, to new: ClaudeModel.Tokenizer) -> Self {
        Self(bytesPerToken: bytesPerToken * new.bytesPerToken / old.bytesPerToken)
    }

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

extension ClaudeModel.Tokenizer {
    /// Against the newer one, which makes 30 % more tokens of the same text.
    fileprivate var bytesPerToken: Double {
        switch self {
        case .older: 1.3
        case .newer: 1
        }
    }
}
