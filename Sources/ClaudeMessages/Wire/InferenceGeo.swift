/// The region where a request is processed; `us` costs 1.1 times the price.
public struct InferenceGeo: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Anywhere.
    public static let global: InferenceGeo = "global"
    /// Only in the United States.
    public static let us: InferenceGeo = "us"
}
