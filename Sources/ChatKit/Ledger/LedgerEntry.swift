package import ClaudeMessages

/// One request that was sent, and its cost, however it ended.
package struct LedgerEntry: Sendable, Hashable {
    /// The purpose of a request.
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case turn, aside, title, summary, warm, map, batch
    }

    /// When the request was sent, in seconds since 1970.
    package var time: Double
    /// The API's request id; nil when it gave none.
    package var requestID: String?
    /// The model that is billed.
    package var model: String
    package var purpose: Purpose
    package var usage: Usage
    package var cost: Cost
    /// Whether the API reported the prompt's tokens; else the whole entry is an estimate.
    package var isCounted = true
    /// The API said what was written; else that is an estimate, whatever is known of the prompt.
    package var isOutputCounted = true

    package init(
        time: Double = 0, requestID: String? = nil, model: String, purpose: Purpose = .turn,
        usage: Usage, cost: Cost
    ) {
        self.time = time
        self.requestID = requestID
        self.model = model
        self.purpose = purpose
        self.usage = usage
        self.cost = cost
    }

    /// Whether any output tokens were generated.
    package var hasAnswer: Bool { (usage.outputTokens ?? 0) > 0 }
}
