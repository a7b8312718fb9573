/// Any JSON value (RFC 8259), which is written again exactly as it was read.
///
/// Member order, duplicate members, number literals and string escapes are kept: prompt caching
/// and the verification of thinking blocks compare bytes. Only white space between tokens is
/// dropped.
public enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(JSONString)
    case array([JSON])
    case object(JSONObject)
}

extension JSON {
    /// The member with this name; `nil` when there is none or this is not an object.
    ///
    /// Setting a member of any other value replaces the value by an object.
    public subscript(_ name: String) -> JSON? {
        get { objectValue?[name] }
        set {
            var members = objectValue ?? JSONObject()
            // Releases the old members first, so that the change does not copy them.
            self = .null
            members[name] = newValue
            self = .object(members)
        }
    }

    /// The element at this index; `nil` when it is out of range or this is not an array.
    public subscript(_ index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    public var isNull: Bool { self == .null }

    public var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    public var stringValue: String? {
        guard case .string(let string) = self else { return nil }
        return string.value
    }

    /// The value of an integer literal that fits `Int`; `nil` for fractions, exponents and text.
    public var intValue: Int? {
        guard case .number(let number) = self else { return nil }
        return number.int
    }

    public var doubleValue: Double? {
        guard case .number(let number) = self else { return nil }
        return number.double
    }

    public var arrayValue: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    public var objectValue: JSONObject? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}

extension JSON {
    /// The approximate memory use in bytes.
    package var footprint: Int {
        // Bytes per value besides its text, with its place in an array or object.
        let value = 64
        return switch self {
        case .null, .bool: value
        case .number(let number): value + number.literal.utf8.count
        case .string(let string): value + string.footprint
        case .array(let elements): elements.reduce(value) { $0 + $1.footprint }
        case .object(let object):
            object.members.reduce(value) { $0 + $1.key.footprint + $1.value.footprint }
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(JSONString(value)) }
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }

    public init(_ value: String) { self = .string(JSONString(value)) }
    public init(_ value: Int) { self = .number(JSONNumber(value)) }
    public init(_ value: Bool) { self = .bool(value) }
}
