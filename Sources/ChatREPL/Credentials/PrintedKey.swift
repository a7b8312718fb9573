import ClaudeMessages

/// What a program printed that was asked for a key: its first line, and nothing else of it.
package struct PrintedKey {
    /// Nil where it is blank.
    package let text: String?

    package init(_ output: [UInt8]) {
        let line = output.prefix { $0 != 0x0A && $0 != 0x0D }
        let text = String(decoding: line, as: UTF8.self).asMeant
        self.text = text.isEmpty ? nil : text
    }
}
