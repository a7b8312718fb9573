/// An API key or token; never printed.
public enum Credential: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// An API key, sent as `x-api-key`.
    case apiKey(String)
    /// A token, sent as `Authorization: Bearer`.
    case bearer(String)
    /// No credential, for a server on this machine.
    case none

    var field: HeaderField? {
        switch self {
        case .apiKey(let key): HeaderField(HeaderName.key, key)
        case .bearer(let token): HeaderField(HeaderName.authorization, "Bearer \(token)")
        case .none: nil
        }
    }

    private var secret: String? {
        switch self {
        case .apiKey(let secret), .bearer(let secret): secret
        case .none: nil
        }
    }

    /// Whether it is valid in a header field: printable ASCII without spaces.
    public var isWellFormed: Bool {
        guard let secret else { return true }
        return !secret.isEmpty && secret.utf8.count <= 8192
            && secret.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// The text with this secret, and anything like an API key, redacted.
    public func redacting(_ text: String) -> String {
        Redaction(secrets: secrets)(text)
    }

    var secrets: [String] { secret.map { [$0] } ?? [] }

    /// Says whether there is a credential; never the secret.
    public var description: String { secret == nil ? "no credential" : "credential (hidden)" }
    /// The same as `description`, so that no debugger log holds the secret.
    public var debugDescription: String { description }
    /// Empty, so that no dump holds the secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
