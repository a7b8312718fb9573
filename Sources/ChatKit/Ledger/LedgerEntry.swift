package import ClaudeMessages

/// What an answer cost.
package struct Cost: Sendable, Hashable {
    /// `nil` when it cannot be known.
    package var money: Money?
    /// Part of it was estimated: the API did not get to say.
    package var isEstimate: Bool

    package init(_ money: Money?, isEstimate: Bool = false) {
        self.money = money
        self.isEstimate = isEstimate
    }

    /// Unknown as soon as one part is.
    package static func + (left: Cost, right: Cost) -> Cost {
        Cost(
            left.money.flatMap { left in right.money.map { left + $0 } },
            isEstimate: left.isEstimate || right.isEstimate)
    }
}

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
