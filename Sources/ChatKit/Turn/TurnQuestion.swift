/// Everything that a person can be asked while a turn is under way.
package enum TurnQuestion: Sendable, Hashable {
    /// The question alone, with what is always sent, is more than the window.
    case tooLong(question: Int, fixed: Int, window: Int)
    /// As many rounds of tools as were allowed: may it go on?
    case roundCap(Int)

    package enum Choice: Sendable, Hashable {
        case yes, no
        /// No, and nothing more of this turn.
        case stop
    }

    /// The answer where there is nobody to ask.
    package var fixedChoice: Choice {
        switch self {
        case .tooLong: .stop
        case .roundCap: .stop
        }
    }
}
