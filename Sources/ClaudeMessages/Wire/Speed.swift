/// How fast an answer is written; `fast` has prices of its own.
public struct Speed: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The usual speed and price.
    public static let standard: Speed = "standard"
    /// Faster and dearer; only some Opus models have it.
    public static let fast: Speed = "fast"
}
