/// A version of the API: the value of `anthropic-version`.
public struct APIVersion: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The first version; servers that only play the API know this one.
    public static let june2023: APIVersion = "2023-06-01"
    /// Refuses sampling parameters with every model, documents placed directly in an assistant's
    /// message, and citations sent in a user's.
    public static let october2026: APIVersion = "2026-10-21"
}
