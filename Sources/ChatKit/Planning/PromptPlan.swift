package import ClaudeMessages

/// Which turns the next prompt contains, and how they are sent; made from headers only.
package struct PromptPlan: Sendable, Hashable {
    /// A turn of the prompt.
    package struct Part: Sendable, Hashable {
        package let id: TurnID
        package let ending: TurnEnding
        package let keepsThinking: Bool
    }

    /// The part of the prompt that does not grow; the request's record keeps it.
    package let basis: Basis
    /// The turns, oldest first, without the question.
    package let parts: [Part]
    /// Tokens of the whole prompt.
    package let size: TokenCount
    /// The number of turns that were sent last and are dropped now.
    package let dropped: Int
    /// The prefix cached by the request that this prompt continues; it may have expired.
    package let cached: CachedPrefix?

    /// Tokens read from the cache when the prompt is sent at `time`, in seconds since 1970.
    package func cachedTokens(at time: Double) -> Int {
        cached.map { $0.ends > time ? min($0.tokens, size.likely) : 0 } ?? 0
    }

    /// The messages of the request; `body` reads the turns.
    ///
    /// From a damaged turn on no thinking is sent, which would be refused: what precedes it is not
    /// what preceded it when it was thought.
    package func messages(asking question: [InputMessage], body: (TurnID) -> TurnBody?)
        -> [InputMessage]
    {
        var messages = basis.preamble.messages
        var isWhole = true
        for part in parts {
            let body = body(part.id)
            isWhole = isWhole && TurnFlaws(body, part.ending).isEmpty
            messages +=
                body?.messages(part.ending, keepsThinking: part.keepsThinking && isWhole) ?? []
        }
        return messages + question
    }
}

extension Preamble {
    /// The summary and the pins as a first exchange of messages.
    var messages: [InputMessage] {
        guard !isEmpty else { return [] }
        let text = ([summary].compactMap(\.self) + pins).joined(separator: "\n\n")
        return [.user(text), .assistant("Understood.")]
    }

    var weight: Weight { Weight(messages.flatMap(\.content)) }
}
