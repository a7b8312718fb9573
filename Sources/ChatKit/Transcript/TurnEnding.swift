/// How a turn ended.
package enum TurnEnding: String, Sendable, Hashable, CaseIterable {
    /// The model ended its answer.
    case answered
    /// A token limit cut the answer.
    case truncated
    /// The model refused.
    case refused
    /// The limit of tool rounds was reached.
    case capped
    /// Stopped by the user, or by the end of the program.
    case stopped
    /// The connection broke or the server failed during the answer.
    case cut
    /// No answer began.
    case failed

    /// Whether the last answer is incomplete.
    package var wasCut: Bool { [.stopped, .cut, .failed].contains(self) }
}
