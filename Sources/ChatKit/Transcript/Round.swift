package import ClaudeMessages

/// One answer of a turn and the results of the tools it called.
package struct Round: Sendable, Hashable {
    /// As it came.
    package var answer: [ContentBlock]
    /// Why it ended; nil for one that did not get to.
    package var stopReason: StopReason?
    /// One block for each call that got one, in their order.
    package var results: [ContentBlock] = []

    package init(
        answer: [ContentBlock], stopReason: StopReason? = nil, results: [ContentBlock] = []
    ) {
        self.answer = answer
        self.stopReason = stopReason
        self.results = results
    }
}
