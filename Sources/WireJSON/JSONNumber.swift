/// A JSON number as its literal: `1.0`, `1e3` and 30-digit integers keep their digits.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The literal, in the grammar of RFC 8259 section 6.
    public let literal: String

    public init(_ value: Int) { literal = String(value) }

    /// The shortest literal that parses to this value; `nil` when it is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        literal = "\(value)"
    }

    /// Takes a literal that the parser has checked.
    init(checked literal: String) { self.literal = literal }

    /// The value of an integer literal that fits `Int`, else `nil`; never rounded.
    public var int: Int? { Int(literal) }

    public var double: Double? { Double(literal) }

    public var description: String { literal }
}
