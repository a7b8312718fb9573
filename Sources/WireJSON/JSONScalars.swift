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

/// A JSON string: what it says, and how it was spelled when that is not our own spelling.
///
/// Two strings are equal when they have the same scalars, however they were spelled.
public struct JSONString: Sendable, Hashable, ExpressibleByStringLiteral {
    public let value: String

    /// The characters between the quotes as received.
    ///
    /// Kept only where writing `value` would give other bytes (`\/`, `\u00e9`), and never for text that had to be repaired.
    let spelling: String?

    public init(_ value: String) {
        self.value = value
        spelling = nil
    }

    init(_ value: String, spelling: String?) {
        self.value = value
        self.spelling = spelling
    }

    public init(stringLiteral value: String) { self.init(value) }

    var footprint: Int { value.utf8.count + (spelling?.utf8.count ?? 0) }

    public static func == (left: JSONString, right: JSONString) -> Bool {
        // `String` would also take "é" for "e" with an accent behind it; JSON does not.
        left.value.utf8.elementsEqual(right.value.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        for byte in value.utf8 { hasher.combine(byte) }
    }
}
