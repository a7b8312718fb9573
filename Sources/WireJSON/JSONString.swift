/// A JSON string: its value, and its spelling when the writer would spell it differently.
///
/// Two strings are equal when they have the same scalars, whatever their escapes.
public struct JSONString: Sendable, Hashable, ExpressibleByStringLiteral {
    public let value: String

    private let spelling: Spelling

    /// The spelling, when writing `value` would give another one.
    ///
    /// Indirect, since that is rare and a string is most of the size of a `JSON`.
    private indirect enum Spelling: Sendable {
        /// The writer's spelling.
        case ours
        /// The characters between the quotes as received: `\/`, `\u00e9`.
        case theirs(String)
        /// Invalid text, from which `value` was repaired; lone surrogates are encoded as WTF-8.
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

    /// The characters to write between the quotes, when they differ from the escaped `value`.
    var spelled: String? {
        guard case .theirs(let text) = spelling else { return nil }
        return text
    }

    /// The WTF-8 bytes that `value` was repaired from; `nil` when it was valid.
    package var broken: [UInt8]? {
        guard case .broken(let bytes) = spelling else { return nil }
        return bytes
    }

    var footprint: Int { value.utf8.count + (spelled?.utf8.count ?? broken?.count ?? 0) }

    public static func == (left: JSONString, right: JSONString) -> Bool {
        // `String` compares by canonical equivalence ("é", "e" + accent); JSON compares scalars.
        left.value.utf8.elementsEqual(right.value.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        for byte in value.utf8 { hasher.combine(byte) }
    }
}
