/// Why the model stopped writing.
public struct StopReason: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It was finished.
    public static let endTurn: StopReason = "end_turn"
    /// Cut by `max_tokens`, or by the most the model can write.
    public static let maxTokens: StopReason = "max_tokens"
    /// Wrote one of the request's stop sequences; `Message.stopSequence` says which.
    public static let stopSequence: StopReason = "stop_sequence"
    /// It wants tools to be run; `Message.toolCalls` has the calls.
    public static let toolUse: StopReason = "tool_use"
    /// The server ran as many tools as it does in one go.
    public static let pauseTurn: StopReason = "pause_turn"
    /// A safety classifier stopped it; `Message.stopDetails` may say why.
    public static let refusal: StopReason = "refusal"
    /// The context was full while it wrote.
    public static let contextWindowExceeded: StopReason = "model_context_window_exceeded"
    /// The context was summarised (beta).
    public static let compaction: StopReason = "compaction"
}

extension StopReason {
    /// What a client does after an answer.
    public enum NextStep: Sendable, Hashable {
        /// The answer is whole.
        case done
        /// Run every tool call and send all results in one user message.
        case runTools
        /// Send the answer back as it is, with no new words, and the model goes on.
        case resume
        /// The answer was cut by a limit of tokens: raise it, or ask to continue.
        ///
        /// A tool call at its end may be cut as well and must not be run.
        case truncated
        /// The context is full: start anew, or send less of the history.
        case contextFull
        /// Offer another model or other words; run no tools.
        case refused
    }

    /// What to do after an answer that ended so; unknown reasons count as an end.
    public var nextStep: NextStep {
        switch self {
        case .toolUse: .runTools
        case .pauseTurn, .compaction: .resume
        case .maxTokens: .truncated
        case .contextWindowExceeded: .contextFull
        case .refusal: .refused
        default: .done
        }
    }
}
