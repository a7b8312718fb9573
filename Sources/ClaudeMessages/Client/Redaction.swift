import TextSearch

/// Makes secrets unreadable in what a server, a proxy or a transport says.
struct Redaction: Sendable {
    /// Shorter ones would hide half of every sentence.
    private let secrets: [String]
    private let proxies: ProxySecrets

    init(secrets: [String], proxies: ProxySecrets = ProxySecrets(environment: [:])) {
        self.secrets = secrets.filter { $0.utf8.count >= 8 }
        self.proxies = proxies
    }

    /// The text without the secrets, nor anything that looks like an API key or like the login of
    /// an address.
    func callAsFunction(_ text: String) -> String {
        // Bytes: a combining mark behind the secret would make its last letter another character.
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

    /// Up to the path; login, host and port.
    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && !"/?#\"'<>".utf8.contains(byte)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || "-_".contains(character))
    }

    /// The last four characters tell keys apart and open nothing.
    private static func mask(_ key: some BidirectionalCollection<UInt8>) -> [UInt8] {
        Array("sk-…".utf8) + (key.count >= 20 ? key.suffix(4) : key.suffix(0))
    }
}

extension HeaderField {
    /// What of this field must not be repeated.
    ///
    /// Programs put keys into fields of any name, so all values count but those of fields that
    /// are no place for a key. Behind the scheme of `Bearer …` or `Basic …` the secret may
    /// come back alone.
    var secrets: [String] {
        let open = [HeaderName.accept, HeaderName.contentType, HeaderName.userAgent]
        guard !open.contains(name), !name.hasPrefix("anthropic-") else { return [] }
        let words = value.split(separator: " ")
        return [value] + (words.count == 2 ? [String(words[1])] : [])
    }
}
