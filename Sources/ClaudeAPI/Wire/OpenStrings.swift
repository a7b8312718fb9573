/// A set of strings that grows on the server's side: unknown values are normal and are kept.
public protocol OpenString: RawRepresentable<String>, Hashable, Sendable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    init(rawValue: String)
}

extension OpenString {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    public var description: String { rawValue }
}

/// Who speaks in a message.
public struct Role: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let user: Role = "user"
    public static let assistant: Role = "assistant"
    public static let system: Role = "system"
}

/// Why the model stopped writing.
public struct StopReason: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let endTurn: StopReason = "end_turn"
    public static let maxTokens: StopReason = "max_tokens"
    public static let stopSequence: StopReason = "stop_sequence"
    public static let toolUse: StopReason = "tool_use"
    public static let pauseTurn: StopReason = "pause_turn"
    public static let refusal: StopReason = "refusal"
    public static let contextWindowExceeded: StopReason = "model_context_window_exceeded"
}
