/// A set of strings that grows on the server's side: unknown values are normal and are kept.
public protocol OpenString: RawRepresentable<String>, Hashable, Sendable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    /// Takes any value, also one that is not known here.
    init(rawValue: String)
}

extension OpenString {
    /// Takes any value, also one that is not known here.
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    /// The raw value.
    public var description: String { rawValue }
}
