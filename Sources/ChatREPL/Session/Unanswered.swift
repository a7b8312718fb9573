package import ChatKit

/// A message without an answer, or taken back; `/retry` sends it again.
package struct Unanswered: Sendable, Hashable {
    package var question: Question
    /// The parent turn; nil at the beginning.
    package var parent: TurnID?
    /// Taken back by `/undo` or `/edit`.
    package var isTakenBack: Bool

    package init(_ question: Question, behind parent: TurnID?, isTakenBack: Bool = false) {
        self.question = question
        self.parent = parent
        self.isTakenBack = isTakenBack
    }
}
