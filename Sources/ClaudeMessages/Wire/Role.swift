/// Who speaks in a message.
public struct Role: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The person, and the results of tools.
    public static let user: Role = "user"
    /// The model.
    public static let assistant: Role = "assistant"
    /// An instruction in the middle of a conversation; only newer models take it.
    public static let system: Role = "system"
}
