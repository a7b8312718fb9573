/// An address that may be sent to the terminal as a link (OSC 8).
package struct Hyperlink: Sendable, Hashable {
    package let url: String

    /// Fails for all but short web and mail addresses in printable ASCII.
    ///
    /// So no character can end the escape sequence or disguise the address.
    package init?(untrusted url: String) {
        let schemes = ["http://", "https://", "mailto:"]
        let start = url.prefix(8).lowercased()
        guard schemes.contains(where: start.hasPrefix), url.utf8.count < 2000,
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.url = url
    }

    /// Equal for equal addresses.
    var id: String {
        let hash = url.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }
}
