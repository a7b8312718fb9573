/// The capacity for a request.
public struct ServiceTier: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Priority capacity if the account has it, else standard.
    public static let auto: ServiceTier = "auto"
    /// Standard capacity only.
    public static let standardOnly: ServiceTier = "standard_only"
}
