/// What proves to the API who pays; never printed.
public enum Credential: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// An API key, sent as `x-api-key`.
    case apiKey(String)
    /// A token, sent as `Authorization: Bearer`.
    case bearer(String)
    /// Nothing: enough for a server on this machine.
    case none

    var field: HTTPField? {
        switch self {
        case .apiKey(let key): HTTPField("x-api-key", key)
        case .bearer(let token): HTTPField("authorization", "Bearer \(token)")
        case .none: nil
        }
    }

    private var secret: String? {
        switch self {
        case .apiKey(let secret), .bearer(let secret): secret
        case .none: nil
        }
    }

    /// Whether it can stand in a header: printable ASCII without spaces.
    public var isWellFormed: Bool {
        guard let secret else { return true }
        return !secret.isEmpty && secret.utf8.count <= 8192
            && secret.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// The text with this secret, and anything that looks like an API key, made unreadable.
    public func redacting(_ text: String) -> String {
        // Bytes: a combining mark behind the secret would make its last letter another character.
        var bytes = Array(text.utf8)
        if let secret, secret.utf8.count >= 8 {
            bytes = bytes.replacing(secret.utf8, with: Self.mask(secret.utf8))
        }
        var result: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            let key = rest.starts(with: "sk-ant-".utf8) ? rest.prefix(while: Self.isKeyByte) : []
            result += key.isEmpty ? [first] : Self.mask(key)
            rest = rest.dropFirst(max(1, key.count))
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || "-_".contains(character))
    }

    /// The last four characters tell keys apart and open nothing.
    private static func mask(_ key: some BidirectionalCollection<UInt8>) -> [UInt8] {
        Array("sk-…".utf8) + (key.count >= 20 ? key.suffix(4) : key.suffix(0))
    }

    public var description: String { secret == nil ? "no credential" : "credential (hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
