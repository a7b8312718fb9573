/// The author of a message.
public struct Role: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The user, and tool results.
    public static let user: Role = "user"
    /// The model.
    public static let assistant: Role = "assistant"
    /// An instruction within a conversation; only newer models accept it.
    public static let system: Role = "system"
}
