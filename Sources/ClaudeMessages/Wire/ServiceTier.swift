/// Which capacity may serve a request.
public struct ServiceTier: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The best capacity the account has.
    public static let auto: ServiceTier = "auto"
    /// Never priority capacity.
    public static let standardOnly: ServiceTier = "standard_only"
}
