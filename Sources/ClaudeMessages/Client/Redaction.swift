import TextSearch

/// Redacts secrets in texts from a server, a proxy or the transport.
struct Redaction: Sendable {
    /// Secrets of at least 8 bytes; shorter ones would match ordinary text.
    private let secrets: [String]
    private let proxies: ProxySecrets

    init(secrets: [String], proxies: ProxySecrets = ProxySecrets(environment: [:])) {
        self.secrets = secrets.filter { $0.utf8.count >= 8 }
        self.proxies = proxies
    }

    /// The text without the secrets, anything like an API key, and logins in URLs.
    func callAsFunction(_ text: String) -> String {
        // Bytes: a combining mark after the secret would make its last letter another character.
        var bytes = Array(text.utf8)
        for secret in proxies.texts {
            bytes = bytes.swapping(secret.utf8, for: Self.hidden)
        }
        for secret in secrets {
            bytes = bytes.swapping(secret.utf8, for: Self.mask(secret.utf8))
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let first = rest.first {
            if rest.starts(with: "sk-ant-".utf8) {
                let key = rest.prefix(while: Self.isKeyByte)
                result += Self.mask(key)
                rest = rest.dropFirst(key.count)
            } else if rest.starts(with: "://".utf8) {
                result += "://".utf8
                rest = rest.dropFirst(3)
                let host = rest.prefix(while: Self.isAuthorityByte)
                guard let at = host.lastIndex(of: UInt8(ascii: "@")) else { continue }
                result += Self.hidden
                rest = rest[at...]
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let hidden = Array("…".utf8)

    /// A byte of a URL's login, host or port.
    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && !"/?#\"'<>".utf8.contains(byte)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || "-_".contains(character))
    }

    /// Keeps the last four characters of a long key, to tell keys apart.
    private static func mask(_ key: some BidirectionalCollection<UInt8>) -> [UInt8] {
        Array("sk-…".utf8) + (key.count >= 20 ? key.suffix(4) : key.suffix(0))
    }
}

extension HeaderField {
    /// The secrets in this field, to be redacted.
    ///
    /// Programs put keys into fields of any name, so every value counts except in a few fields that
    /// never hold a key. The part after a scheme (`Bearer …`, `Basic …`) is a secret of its own.
    var secrets: [String] {
        let open = [HeaderName.accept, HeaderName.contentType, HeaderName.userAgent]
        guard !open.contains(name), !name.hasPrefix("anthropic-") else { return [] }
        let words = value.split(separator: " ")
        return [value] + (words.count == 2 ? [String(words[1])] : [])
    }
}
