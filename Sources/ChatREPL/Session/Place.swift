package import ChatKit

/// The position of a question: after a turn, or at the beginning.
package struct Place: Sendable, Hashable {
    package let parent: TurnID?

    package init(behind parent: TurnID?) { self.parent = parent }
}
