/// The kind of committed lines, for terminals that can jump from one prompt to the next (OSC 133).
package enum TurnPart: Sendable, Hashable {
    /// A question to Claude; its first line begins with the prompt.
    case question
    /// Anything else.
    case remark
}
