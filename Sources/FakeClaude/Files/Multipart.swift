import _StringProcessing

/// The parts of a `multipart/form-data` body (RFC 7578).
package struct Multipart: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
        package var name: String
        package var filename: String?
        package var type: String?
        package var body: [UInt8]

        package init(name: String, filename: String?, type: String?, body: [UInt8]) {
            self.name = name
            self.filename = filename
            self.type = type
            self.body = body
        }
    }

    package private(set) var parts: [Part] = []

    /// Nil when the body does not match its content type.
    package init?(_ body: [UInt8], contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", of: contentType)
        else { return nil }
        let mark = Array("--\(boundary)".utf8)
        var rest = body[...]
        guard rest.starts(with: mark) else { return nil }
        rest = rest.dropFirst(mark.count)
        while !rest.starts(with: Array("--".utf8)) {
            let end = Array("\r\n".utf8) + mark
            guard rest.starts(with: Array("\r\n".utf8)), let range = rest.firstRange(of: end),
                let part = Self.part(rest[rest.startIndex..<range.lowerBound].dropFirst(2))
            else { return nil }
            parts.append(part)
            rest = rest[range.upperBound...]
        }
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard let gap = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
            .split(separator: "\r\n")
        var headers: [HTTPHeader] = []
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers.append(HTTPHeader(String(line[..<colon]), String(value)))
        }
        guard let disposition = headers["content-disposition"],
            let name = parameter("name", of: disposition)
        else { return nil }
        return Part(
            name: name, filename: parameter("filename", of: disposition),
            type: headers["content-type"], body: Array(bytes[gap.upperBound...]))
    }

    /// The value of `NAME=value` or `NAME="value"` after a semicolon; a quoted value may contain
    /// semicolons.
    private static func parameter(_ name: String, of header: String) -> String? {
        var isQuoted = false
        let pieces = header.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }
        for piece in pieces.dropFirst() {
            let sides = piece.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].lowercased() == name else { continue }
            return unescaped(String(sides[1].filter { $0 != "\"" }))
        }
        return nil
    }

    /// The text without the three escapes of form names (HTML, multipart form data).
    private static func unescaped(_ text: String) -> String {
        [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
