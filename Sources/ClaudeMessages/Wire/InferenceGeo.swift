/// Where a request is worked on; `us` costs 1.1 times the price.
public struct InferenceGeo: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Anywhere.
    public static let global: InferenceGeo = "global"
    /// Only in the United States.
    public static let us: InferenceGeo = "us"
}
