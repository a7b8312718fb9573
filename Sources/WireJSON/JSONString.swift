/// A JSON string: what it says, and how it was spelled when that is not our own spelling.
///
/// Two strings are equal when they have the same scalars, however they were spelled.
public struct JSONString: Sendable, Hashable, ExpressibleByStringLiteral {
    public let value: String

    private let spelling: Spelling

    /// How it was spelled, as far as writing `value` would give something else; held apart, since
    /// that is rare and a string is most of a `JSON`.
    private indirect enum Spelling: Sendable {
        /// As it would be written.
        case ours
        /// The characters between the quotes as received: `\/`, `\u00e9`.
        case theirs(String)
        /// No text: `value` was repaired, and this is what it was made of, half pairs as WTF-8.
        case broken([UInt8])
    }

    public init(_ value: String) {
        self.value = value
        spelling = .ours
    }

    init(_ value: String, spelling: String) {
        self.value = value
        self.spelling = .theirs(spelling)
    }

    init(_ value: String, broken bytes: [UInt8]) {
        self.value = value
        spelling = .broken(bytes)
    }

    public init(stringLiteral value: String) { self.init(value) }

    /// The characters to write between the quotes where they are not those of `value`.
    var spelled: String? {
        guard case .theirs(let text) = spelling else { return nil }
        return text
    }

    /// What `value` was repaired from; `nil` when there was nothing to repair.
    package var broken: [UInt8]? {
        guard case .broken(let bytes) = spelling else { return nil }
        return bytes
    }

    var footprint: Int { value.utf8.count + (spelled?.utf8.count ?? broken?.count ?? 0) }

    public static func == (left: JSONString, right: JSONString) -> Bool {
        // `String` would also take "é" for "e" with an accent behind it; JSON does not.
        left.value.utf8.elementsEqual(right.value.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        for byte in value.utf8 { hasher.combine(byte) }
    }
}
