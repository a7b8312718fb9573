package import ClaudeMessages

/// One request that was sent, and what it cost, however it ended.
package struct LedgerEntry: Sendable, Hashable {
    /// What a request was sent for.
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case turn, aside, title, summary, warm, map, batch
    }

    /// Seconds since 1970.
    package var time: Double
    /// The API's id of the request, where it gave one.
    package var requestID: String?
    /// The model that is billed.
    package var model: String
    package var purpose: Purpose
    package var usage: Usage
    package var cost: Cost
    /// The API said what the prompt took; else all of it is an estimate.
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

    /// Something was written.
    package var hasAnswer: Bool { (usage.outputTokens ?? 0) > 0 }
}
