// What failures say, read from events of a stream that are none of its own.

extension ClaudeError {
    /// The data of an event that is no JSON: words, a web page, or JSON that is broken.
    init(_ error: JSONError, inDataOf event: ServerSentEvent) {
        let text = String(decoding: event.data.prefix(Self.maximumBody), as: UTF8.self)
        switch event.data.first(where: { $0 > 0x20 }) {
        case _ where event.name == "error": self.init(inStream: JSON(text))
        case UInt8(ascii: "<"): self.init(foreign: event.data, status: 200)
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            self.init(error, in: "the data of event '\(event.name)'")
        default: self.init(.malformed, "the data of event '\(event.name)' is not JSON: \(text)")
        }
    }

    /// What a stream that ended early says of it, other than in whole events: in an event that was
    /// still open, or in lines that are none.
    init?(atEnd open: ServerSentEvent?, strays: [UInt8]) {
        if let open, let json = try? JSON(untrusted: open.data),
            open.name == "error" || ErrorBody.isError(json)
        {
            self.init(inStream: json)
            return
        }
        let text = strays.drop { $0 <= 0x20 }
        guard let first = text.first else { return nil }
        if let json = try? JSON(untrusted: text),
            ErrorBody.isError(json) || ErrorBody.isRemark(json)
        {
            self.init(inStream: json)
        } else if first == UInt8(ascii: "<") {
            self.init(foreign: Array(text), status: 200)
        } else {
            self.init(.cutOff, String(decoding: text, as: UTF8.self))
            shouldRetry = false
        }
    }
}
