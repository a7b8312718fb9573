import TextSearch

/// The secrets in the environment's proxy URLs, to be redacted.
struct ProxySecrets: Sendable {
    /// Longest first: redacting a shorter one first could leave a part of a longer one.
    let texts: [String]

    init(environment: [String: String]) {
        let names = ["http_proxy", "https_proxy", "all_proxy"]
        let addresses = environment.filter { names.contains($0.key.lowercased()) }.values
        texts = Set(addresses.flatMap(Self.secrets)).sorted {
            ($0.utf8.count, $0) > ($1.utf8.count, $1)
        }
    }

    /// A URL with a login, and every form in which the login may appear in a text.
    private static func secrets(of address: String) -> [String] {
        let scheme = address.place(of: "://")?.upperBound ?? address.startIndex
        guard let at = address.lastIndex(of: "@"), at >= scheme else { return [] }
        let login = String(address[scheme..<at])
        let plain = decoded(login)
        let passwords = [login, plain].compactMap { text in
            text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) }
        }
        // A password of up to three bytes would match too much ordinary text.
        let long = passwords.filter { $0.utf8.count > 3 }
        return [address, login + "@", plain + "@", Base64.encode(Array(plain.utf8))] + long
    }

    /// The percent-decoded text, as libcurl sends it.
    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
            if byte == UInt8(ascii: "%"), digits.count == 2, isHex,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
