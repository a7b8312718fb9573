/// A string enumeration that the API may extend: unknown values are kept.
public protocol OpenString: RawRepresentable<String>, Hashable, Sendable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    /// Accepts any value, known or unknown.
    init(rawValue: String)
}

extension OpenString {
    /// Accepts any value, known or unknown.
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    /// The raw value.
    public var description: String { rawValue }
}
