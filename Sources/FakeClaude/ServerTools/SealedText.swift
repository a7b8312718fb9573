/// Text that only this server can have written, as the encrypted content that clients send back.
package enum SealedText {
    package static func seal(_ text: String) -> String {
        Base64.encode(Array("\(String(hash(text), radix: 16))|\(text)".utf8))
    }

    package static func isGenuine(_ sealed: String) -> Bool {
        guard let bytes = Base64.decode(sealed) else { return false }
        let parts = String(decoding: bytes, as: UTF8.self)
            .split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && UInt64(parts[0], radix: 16) == hash(String(parts[1]))
    }

    private static func hash(_ text: String) -> UInt64 {
        var hash = KeyedHash(key: 0x7365_616C)
        hash.update(text.utf8)
        return hash.value()
    }
}
