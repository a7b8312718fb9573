/// Identifies a kept conversation.
package struct ChatID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static func < (left: ChatID, right: ChatID) -> Bool { left.number < right.number }

    package var description: String { "\(number)" }
}
