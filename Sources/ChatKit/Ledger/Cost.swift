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
