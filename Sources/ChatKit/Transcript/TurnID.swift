/// Identifies a turn of a transcript; later turns have higher numbers.
package struct TurnID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static func < (left: TurnID, right: TurnID) -> Bool { left.number < right.number }

    package var description: String { "\(number)" }
}
