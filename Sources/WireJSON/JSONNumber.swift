/// A JSON number as it was spelled: `1.0`, `1e3` and 30-digit integers keep their digits.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The literal, in the grammar of RFC 8259 section 6.
    public let literal: String

    public init(_ value: Int) { literal = String(value) }

    /// The shortest literal that reads back as this value; `nil` when it is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        literal = "\(value)"
    }

    /// Trusts that the literal was checked by the parser.
    init(checked literal: String) { self.literal = literal }

    /// The value when the literal is an integer that fits; never rounded.
    public var int: Int? { Int(literal) }

    public var double: Double? { Double(literal) }

    public var description: String { literal }
}
