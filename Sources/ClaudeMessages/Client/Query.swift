/// The query of a URL.
struct Query: Sendable {
    private(set) var items: [(name: String, value: String)] = []

    /// Adds an item; without a value, nothing.
    func adding(_ name: String, _ value: String?) -> Query {
        guard let value else { return self }
        var query = self
        query.items.append((name, value))
        return query
    }

    func adding(_ name: String, _ value: Int?) -> Query {
        adding(name, value.map { String($0) })
    }

    /// The query with its question mark; empty when there are no items.
    var text: String {
        let pairs = items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// Percent-encodes everything but unreserved characters (RFC 3986 section 2.3).
    static func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            let character = Character(Unicode.Scalar(byte))
            let isPlain =
                byte < 0x80
                && (character.isLetter || character.isNumber || "-._~".contains(character))
            if isPlain {
                output.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                output += "%\(byte < 0x10 ? "0" : "")\(digits)".utf8
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// An id encoded as one path segment; throws for one that would name another path.
    static func segment(_ id: String) throws(ClaudeError) -> String {
        guard !["", ".", ".."].contains(id) else {
            throw ClaudeError(.badRequest, "'\(id)' is no id")
        }
        return encoded(id)
    }
}
