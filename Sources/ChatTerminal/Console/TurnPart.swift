/// What whole lines are in the course of a conversation, for terminals that jump between questions.
package enum TurnPart: Sendable, Hashable {
    /// A question that is asked; its first line begins with the prompt.
    case question
    /// Anything else.
    case remark
}
