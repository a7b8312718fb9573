package import ClaudeMessages

/// A number of tokens between two bounds; equal when it was measured.
package struct TokenRange: Sendable, Hashable {
    package var low: Int
    package var high: Int

    package init(_ low: Int, _ high: Int) {
        self.low = low
        self.high = high
    }

    package init(exactly tokens: Int) { self.init(tokens, tokens) }

    package var middle: Int { low + (high - low) / 2 }

    package static func + (left: TokenRange, right: TokenRange) -> TokenRange {
        TokenRange(left.low.addingSaturating(right.low), left.high.addingSaturating(right.high))
    }

    /// The rest when a part of that size is taken away.
    package static func - (left: TokenRange, right: TokenRange) -> TokenRange {
        TokenRange(max(0, left.low - right.high), max(0, left.high - right.low))
    }
}

/// Guesses token counts from bytes, with honest bounds; only for what was never sent.
package struct TokenEstimate: Sendable {
    /// English prose with today's tokenizer; code and other scripts have fewer.
    package static let usualBytesPerToken = 3.2
    /// Role and separators of a message.
    static let perMessage = 8

    package var bytesPerToken: Double

    package init(bytesPerToken: Double = Self.usualBytesPerToken) {
        self.bytesPerToken = bytesPerToken
    }

    package func tokens(bytes: Int) -> Int { Int((Double(bytes) / bytesPerToken).rounded(.up)) }

    package func tokens(_ text: String) -> Int { tokens(bytes: text.utf8.count) }

    /// Text of that many bytes: a tokenizer may need twice, or half, of the usual.
    package func range(bytes: Int) -> TokenRange {
        TokenRange(
            tokens(bytes: bytes / 2), tokens(bytes: bytes.multipliedSaturating(2)) + Self.perMessage
        )
    }

    /// A turn: a tenth around its measured size, or what its bytes say.
    func range(of turn: Turn) -> TokenRange {
        guard let size = turn.size else { return range(bytes: turn.byteCount) }
        return TokenRange(size - size / 10, size + size / 10 + 2 * Self.perMessage)
    }
}

extension Conversation {
    /// The size of the next prompt.
    package func promptSize(asking question: InputMessage) -> TokenRange {
        let estimate = TokenEstimate(bytesPerToken: bytesPerToken)
        let new = estimate.range(bytes: question.byteCount)
        guard let last = turns.last?.measured, last.epoch == epoch, !sent.isEmpty else {
            let system = estimate.range(bytes: system?.utf8.count ?? 0)
            return sent.reduce(system + new) { $0 + estimate.range(of: $1) }
        }
        // The last prompt was counted; its answer comes back as input, without its thinking
        // where the server drops that.
        let answer = last.outputTokens
        let visible = estimate.tokens(bytes: turns.last?.messages.last?.byteCount ?? 0) / 2
        return TokenRange(exactly: last.promptTokens)
            + TokenRange(min(visible, answer), answer + TokenEstimate.perMessage) + new
    }

    /// The sizes of the turns that are sent, oldest first.
    package var turnSizes: [TokenRange] {
        let estimate = TokenEstimate(bytesPerToken: bytesPerToken)
        return sent.map(estimate.range(of:))
    }
}
