/// The value of `anthropic-version`, a date `YYYY-MM-DD`; later dates compare greater.
public struct APIVersion: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The version that every compatible server supports.
    public static let v2023_06_01: APIVersion = "2023-06-01"
    /// Refuses sampling parameters, documents in answers, and citations in user messages.
    public static let v2026_10_21: APIVersion = "2026-10-21"
}
