/// The content of a thinking block's signature, by which the server detects any change.
package struct ThinkingSignature: Sendable, Hashable {
    package var model: String
    package var shown: Bool
    package var tokens: Int
    package var text: UInt64
    /// The hash of everything before the answer with this block.
    package var prefix: UInt64
    /// The seal of the previous thinking block; 0 for the first.
    package var previous: UInt64
    package var seal: UInt64 = 0

    package init(
        model: String, shown: Bool, text: String, prefix: UInt64, previous: UInt64, key: UInt64
    ) {
        self.model = model
        self.shown = shown
        tokens = Tokenizer.count(text)
        self.text = Self.hash(text)
        self.prefix = prefix
        self.previous = previous
        seal = sealed(key)
    }

    package static func hash(_ text: String) -> UInt64 {
        var hash = KeyedHash(key: 0x7468_696E_6B)
        hash.update(text.utf8)
        return hash.value()
    }

    /// Whether the seal was made with this key.
    package func isGenuine(_ key: UInt64) -> Bool { seal == sealed(key) }

    private func sealed(_ key: UInt64) -> UInt64 {
        var hash = KeyedHash(key: key)
        hash.update(field: content)
        return hash.value()
    }

    private var content: String {
        let numbers = [text, prefix, previous].map { String($0, radix: 16) }
        return "fake|\(model)|\(shown ? "s" : "o")|\(tokens)|" + numbers.joined(separator: "|")
    }

    /// The value of the `signature` member.
    package var encoded: String {
        Base64.encode(Array("\(content)|\(String(seal, radix: 16))".utf8))
    }

    /// Parses a `signature` member; nil when its format is not this server's.
    package init?(encoded: String) {
        guard let bytes = Base64.decode(encoded) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self)
            .split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 8, parts[0] == "fake", let tokens = Int(parts[3]) else { return nil }
        let numbers = parts[4...].compactMap { UInt64($0, radix: 16) }
        guard numbers.count == 4, tokens >= 0, tokens < 1_000_000 else { return nil }
        model = String(parts[1])
        shown = parts[2] == "s"
        self.tokens = tokens
        (text, prefix, previous, seal) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }
}
