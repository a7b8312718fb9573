/// An address that may be handed to the terminal as a link.
package struct Hyperlink: Sendable, Hashable {
    package let url: String

    /// Fails for everything but web and mail addresses, short and in printable ASCII, so that
    /// nothing in them can end the escape sequence or surprise whoever opens them.
    package init?(untrusted url: String) {
        let schemes = ["http://", "https://", "mailto:"]
        let start = url.prefix(8).lowercased()
        guard schemes.contains(where: start.hasPrefix), url.utf8.count < 2000,
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.url = url
    }

    /// The same for the same address, whenever it is asked.
    var id: String {
        let hash = url.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }
}
