import WireJSON

/// An answer assembled from the bytes of its HTTP response, without the program's own code.
struct ReceivedAnswer {
    private(set) var blocks: [JSON] = []

    init(_ response: String) throws {
        for line in Self.unchunked(response).split(whereSeparator: \.isNewline)
        where line.hasPrefix("data: ") {
            add(try JSON(parsing: String(line.dropFirst(6))))
        }
    }

    /// The content, as the next request must send it.
    var content: String { JSON.array(blocks).description }

    private mutating func add(_ event: JSON) {
        if let block = event["content_block"] { blocks.append(block) }
        guard let delta = event["delta"], let place = event["index"]?.intValue else { return }
        for name in ["text", "thinking", "signature"] {
            guard let piece = delta[name]?.stringValue else { continue }
            blocks[place][name] = JSON((blocks[place][name]?.stringValue ?? "") + piece)
        }
    }

    /// The body of a chunked response.
    private static func unchunked(_ response: String) -> String {
        guard let start = response.utf8.firstRange(of: "\r\n\r\n".utf8)?.upperBound else {
            return ""
        }
        var rest = Array(response.utf8[start...])[...]
        var body: [UInt8] = []
        while let end = rest.firstIndex(of: 13),
            let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16), size > 0
        {
            body += rest[(end + 2)...].prefix(size)
            rest = rest[(end + 2)...].dropFirst(size + 2)
        }
        return String(decoding: body, as: UTF8.self)
    }
}
