/// A parsed request target: path, query, and a fault before the path.
package struct Target: Sendable, Hashable {
    package var path: String
    package var query: [(name: String, value: String)]
    /// The specification in `/fault=ITEM,ITEM/v1/…`.
    package var fault: String?
    /// That part as received, for URLs that must include it.
    package private(set) var prefix = ""

    package init(_ text: String) {
        let sides = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = String(sides.first ?? "")
        if path.hasPrefix("/fault=") {
            let rest = path.dropFirst("/fault=".count)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            fault = Self.decoded(String(rest[..<end]))
            prefix = String(path[..<end])
            path = String(rest[end...])
        }
        self.path = Self.decoded(path)
        query = (sides.count > 1 ? sides[1] : "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map { Self.decoded(String($0)) }
            return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        }
    }

    package subscript(_ name: String) -> String? { query.first { $0.name == name }?.value }

    package static func == (left: Target, right: Target) -> Bool {
        left.path == right.path && left.fault == right.fault
            && left.query.elementsEqual(right.query, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(fault)
    }

    /// The text without percent escapes; an invalid escape is kept.
    private static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
                let value = UInt8(
                    String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                output.append(value)
                place += 3
            } else {
                output.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
