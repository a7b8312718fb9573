/// The output speed of the model; `fast` has its own prices.
public struct Speed: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Standard speed and price.
    public static let standard: Speed = "standard"
    /// Faster at a higher price; only some Opus models have it.
    public static let fast: Speed = "fast"
}
