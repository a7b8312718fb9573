/// How a turn ended.
package enum TurnEnding: String, Sendable, Hashable, CaseIterable {
    /// The model said all it had to say.
    case answered
    /// A limit of tokens cut the answer.
    case truncated
    /// The model refused.
    case refused
    /// As many rounds of tools as were allowed.
    case capped
    /// The person stopped it, or the program ended.
    case stopped
    /// The connection broke, or the server failed, in mid-answer.
    case cut
    /// No answer began.
    case failed

    /// The last answer is not whole.
    package var wasCut: Bool { [.stopped, .cut, .failed].contains(self) }
}
