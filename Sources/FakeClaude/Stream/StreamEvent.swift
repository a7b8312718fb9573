package import WireJSON

/// One event of a stream, before it is encoded.
package struct StreamEvent: Sendable, Hashable {
    package var name: String
    package var data: JSON
    /// The output tokens generated when it is sent.
    package var tokens: Int
    /// The number of spaces before the closing brace, with which the API pads events.
    package var padding = 0

    package init(_ name: String, _ members: JSON, tokens: Int = 0, padding: Int = 0) {
        self.name = name
        self.padding = padding
        self.tokens = tokens
        var data: JSON = ["type": JSON(name)]
        for member in members.objectValue?.members ?? [] { data[member.name] = member.value }
        self.data = data
    }

    /// The encoded event.
    package func bytes(lineEnd: String = "\n") -> [UInt8] {
        var bytes = Array("event: \(name)\(lineEnd)data: ".utf8)
        // In recordings only pings have a space after the colon, and no padding.
        if name == "ping" {
            bytes += #"{"type": "ping"}"#.utf8
        } else {
            data.write(into: &bytes)
            bytes.removeLast()
            bytes += repeatElement(UInt8(ascii: " "), count: padding)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += "\(lineEnd)\(lineEnd)".utf8
        return bytes
    }
}
