/// Why an answer ended.
public struct StopReason: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The model ended its turn.
    public static let endTurn: StopReason = "end_turn"
    /// Cut at `max_tokens`, or at the model's output limit.
    public static let maxTokens: StopReason = "max_tokens"
    /// The answer reached a stop sequence, given in `Message.stopSequence`.
    public static let stopSequence: StopReason = "stop_sequence"
    /// The model called tools, given in `Message.toolCalls`.
    public static let toolUse: StopReason = "tool_use"
    /// The server paused after its limit of server tool calls in one request.
    public static let pauseTurn: StopReason = "pause_turn"
    /// A safety classifier stopped the answer; `Message.stopDetails` may have the reason.
    public static let refusal: StopReason = "refusal"
    /// The answer filled the context window.
    public static let contextWindowExceeded: StopReason = "model_context_window_exceeded"
    /// The context was compacted (beta).
    public static let compaction: StopReason = "compaction"
}

extension StopReason {
    /// The client's next action after an answer.
    public enum NextStep: Sendable, Hashable {
        /// None: the answer is complete.
        case done
        /// Run every tool call and send all results in one user message.
        case runTools
        /// Send the answer back unchanged, without a new message; the model continues.
        case resume
        /// A token limit cut the answer: raise the limit, or ask the model to continue.
        ///
        /// A tool call at its end may be cut too and must not be run.
        case truncated
        /// The context window is full: start a new conversation, or send fewer messages.
        case contextFull
        /// Use another model or rephrase; run no tools.
        case refused
    }

    /// The next action; `done` for unknown reasons.
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
