/// A `multipart/form-data` body with files (RFC 7578).
struct MultipartForm: Sendable {
    /// The random boundary, which no content can contain on purpose.
    private let boundary: String
    private var bytes: [UInt8] = []

    /// Begins a form; `random` returns numbers in `0..<1`.
    init(random: () -> Double) {
        let parts = (0..<4).map { _ in
            String(UInt64(min(max(random(), 0), 0.999_999) * 1e12), radix: 36)
        }
        boundary = "claude-chat-" + parts.joined(separator: "-")
    }

    mutating func add(_ name: String, _ value: String) {
        begin(name)
        bytes += "\r\n\(value)\r\n".utf8
    }

    mutating func add(_ name: String, _ content: [UInt8], filename: String, mediaType: String) {
        begin(name, more: "; filename=\"\(Self.escaped(filename))\"")
        let type = HeaderField(HeaderName.contentType, mediaType)
        bytes += "\(type.name): \(type.value)\r\n\r\n".utf8
        bytes += content
        bytes += "\r\n".utf8
    }

    var body: ClientConfiguration.Body {
        ClientConfiguration.Body(
            TransportRequestBody(bytes + "--\(boundary)--\r\n".utf8),
            type: "multipart/form-data; boundary=\(boundary)")
    }

    private mutating func begin(_ name: String, more: String = "") {
        bytes += "--\(boundary)\r\ncontent-disposition: form-data; name=\"\(name)\"\(more)\r\n".utf8
    }

    /// Escapes the three characters that would end a name, as in the HTML standard.
    private static func escaped(_ name: String) -> String {
        var output = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": output += "%22"
            case "\r": output += "%0D"
            case "\n": output += "%0A"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
