package import ClaudeMessages

/// Everything that a person can be asked while a turn is under way.
package enum TurnQuestion: Sendable, Hashable {
    /// The question alone, with what is always sent, is more than the window.
    case tooLong(question: Int, fixed: Int, window: Int)
    /// A request is expected to cost more than is spent without a question.
    case price(Cost)
    /// The whole answer may cost more than there is: does one of so many tokens do?
    case smallerAnswer(tokens: Int)
    /// The account's limit is used up for so long: wait for it?
    case limit(wait: Duration)
    /// The model does not answer: ask that one?
    case fallback(String)
    /// May this call be run?
    case tool(ToolCall)
    /// A tool was called with the same input so many times: once more?
    case sameCall(ToolCall, times: Int)
    /// As many rounds of tools as were allowed: may it go on?
    case roundCap(Int)

    package enum Choice: Sendable, Hashable {
        case yes, no
        /// No, and nothing more of this turn.
        case stop
    }

    /// The answer where there is nobody to ask: the one that costs nothing and changes nothing.
    package var fixedChoice: Choice {
        switch self {
        case .tooLong: .stop
        case .price: .stop
        case .smallerAnswer: .stop
        case .limit: .no
        case .fallback: .no
        case .tool: .no
        case .sameCall: .no
        case .roundCap: .stop
        }
    }
}
