// Errors made of stream events that do not follow the protocol.

extension ClaudeError {
    /// An event whose data is not valid JSON: plain text, HTML, or broken JSON.
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

    /// The error in an event that was still open at an early end, or in lines that are no fields.
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
