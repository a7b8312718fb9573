package import ChatKit

/// A message that got no answer to keep, or was taken back; `/retry` asks it again.
package struct Unanswered: Sendable, Hashable {
    package var question: Question
    /// The turn that it is asked behind; nil at the beginning.
    package var parent: TurnID?
    /// The person has taken it back: it is no part of the conversation any more.
    package var isTakenBack: Bool

    package init(_ question: Question, behind parent: TurnID?, isTakenBack: Bool = false) {
        self.question = question
        self.parent = parent
        self.isTakenBack = isTakenBack
    }
}
