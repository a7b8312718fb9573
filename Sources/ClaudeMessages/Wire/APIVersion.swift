/// The value of `anthropic-version`, which is a day; later days compare greater.
public struct APIVersion: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// What every compatible server knows.
    public static let v2023_06_01: APIVersion = "2023-06-01"
    /// Refuses sampling parameters, documents in answers, and citations in what a user says.
    public static let v2026_10_21: APIVersion = "2026-10-21"
}
