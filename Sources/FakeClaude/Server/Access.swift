/// Checks the key and the version headers.
package struct Access: Sendable {
    package static let versions = ["2023-06-01", "2026-10-21"]
    private let head: HTTPRequestHead
    private let requiredKey: String?

    package init(_ head: HTTPRequestHead, requiredKey: String?) {
        self.head = head
        self.requiredKey = requiredKey
    }

    package func check() throws(APIError) {
        if let key, key.isEmpty { throw .invalidKey }
        if let requiredKey, key != requiredKey { throw .invalidKey }
        guard let version = head.headers["anthropic-version"] else {
            throw .invalid("anthropic-version: header is required")
        }
        guard Self.versions.contains(version) else {
            throw .invalid("anthropic-version: \"\(version)\" is not a valid version")
        }
    }

    /// The key, which may be in either of two headers.
    private var key: String? {
        if let key = head.headers["x-api-key"] { return key }
        guard let value = head.headers["authorization"], value.hasPrefix("Bearer ") else {
            return nil
        }
        return String(value.dropFirst("Bearer ".count))
    }
}
