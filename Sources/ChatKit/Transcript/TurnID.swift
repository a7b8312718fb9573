/// Tells the turns of a transcript apart; a later turn has a higher number.
package struct TurnID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static func < (left: TurnID, right: TurnID) -> Bool { left.number < right.number }

    package var description: String { "\(number)" }
}
