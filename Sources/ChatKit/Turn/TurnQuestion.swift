package import ClaudeMessages

/// A question to the user during a turn.
package enum TurnQuestion: Sendable, Hashable {
    /// The question and the fixed part of the prompt exceed the window; all three in tokens.
    case tooLong(question: Int, fixed: Int, window: Int)
    /// A request is expected to cost more than the configured limit.
    case price(Cost)
    /// The full answer may exceed the budget: is one of that many tokens enough?
    case smallerAnswer(tokens: Int)
    /// The account's limit is reached: wait that long?
    case limit(wait: Duration)
    /// The model does not answer: ask that one instead?
    case fallback(String)
    /// May this call be run?
    case tool(ToolCall)
    /// A tool was called with the same input that many times: run it again?
    case sameCall(ToolCall, times: Int)
    /// The limit of tool rounds was reached: continue?
    case roundCap(Int)

    package enum Choice: Sendable, Hashable {
        case yes, no
        /// No, and end the turn.
        case stop
    }

    /// The answer when there is no user to ask: it costs nothing and changes nothing.
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
