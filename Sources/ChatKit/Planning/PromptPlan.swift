package import ClaudeMessages

/// Which turns the next prompt holds, and how: decided by headers alone.
package struct PromptPlan: Sendable, Hashable {
    /// A turn of the prompt.
    package struct Part: Sendable, Hashable {
        package let id: TurnID
        package let ending: TurnEnding
        package let keepsThinking: Bool
    }

    /// What the prompt is built on; its request remembers it.
    package let basis: Basis
    /// Oldest first, without the question.
    package let parts: [Part]
    /// The whole prompt.
    package let size: TokenCount
    /// Turns that were sent last and are not any more.
    package let dropped: Int
    /// What was cached of it by the last request that it continues; it may be forgotten by now.
    package let cached: CachedPrefix?

    /// Tokens that are read from the cache, where it is sent then.
    package func cachedTokens(at time: Double) -> Int {
        cached.map { $0.ends > time ? min($0.tokens, size.likely) : 0 } ?? 0
    }

    /// The messages of the request; the bodies of its turns are read here.
    package func messages(asking question: [InputMessage], body: (TurnID) -> TurnBody?)
        -> [InputMessage]
    {
        basis.preamble.messages
            + parts.flatMap { part in
                body(part.id)?.messages(part.ending, keepsThinking: part.keepsThinking) ?? []
            } + question
    }
}

extension Preamble {
    /// A summary and pins stand as if they had been said.
    var messages: [InputMessage] {
        guard !isEmpty else { return [] }
        let text = ([summary].compactMap(\.self) + pins).joined(separator: "\n\n")
        return [.user(text), .assistant("Understood.")]
    }

    var weight: Weight { Weight(messages.flatMap(\.content)) }
}
