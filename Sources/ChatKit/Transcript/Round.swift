package import ClaudeMessages

/// One answer of a turn and the results of its tool calls.
package struct Round: Sendable, Hashable {
    /// The content blocks as received.
    package var answer: [ContentBlock]
    /// Nil for an interrupted answer.
    package var stopReason: StopReason?
    /// A result block for each call that has one, in their order.
    package var results: [ContentBlock] = []

    package init(
        answer: [ContentBlock], stopReason: StopReason? = nil, results: [ContentBlock] = []
    ) {
        self.answer = answer
        self.stopReason = stopReason
        self.results = results
    }
}
