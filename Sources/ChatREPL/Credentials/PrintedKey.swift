import ClaudeMessages

/// The first line of a program's output, which is the key; the rest is ignored.
package struct PrintedKey {
    /// Nil where it is blank.
    package let text: String?

    package init(_ output: [UInt8]) {
        let line = output.prefix { $0 != 0x0A && $0 != 0x0D }
        let text = String(decoding: line, as: UTF8.self).asMeant
        self.text = text.isEmpty ? nil : text
    }
}
