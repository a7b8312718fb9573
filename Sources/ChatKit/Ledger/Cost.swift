package import ClaudeMessages

/// The cost of a request or of several.
package struct Cost: Sendable, Hashable {
    /// Nil when it is unknown, as for a model without known prices.
    package var money: Money?
    /// Whether part of it is estimated, because the API did not report it.
    package var isEstimate: Bool

    package init(_ money: Money?, isEstimate: Bool = false) {
        self.money = money
        self.isEstimate = isEstimate
    }

    /// The sum; unknown when one of the two is.
    package static func + (left: Cost, right: Cost) -> Cost {
        Cost(
            left.money.flatMap { left in right.money.map { left + $0 } },
            isEstimate: left.isEstimate || right.isEstimate)
    }
}
