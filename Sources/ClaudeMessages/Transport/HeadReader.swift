/// Assembles the head of a response from its lines.
package struct HeadReader: Sendable {
    /// The most bytes of all header lines together; a server may send them without end.
    static let limit = 256 * 1024

    package private(set) var status = 0
    package private(set) var fields = HeaderFields()
    /// The final head is complete; interim (1xx) heads are discarded.
    package private(set) var isComplete = false
    private var size = 0

    package init() {}

    var isOverLimit: Bool { size > Self.limit }

    /// Adds a line without its line end; `false` above the limit.
    package mutating func push(_ line: [UInt8]) -> Bool {
        size += line.count + 2
        guard !isOverLimit else { return false }
        guard !isComplete else { return true }  // A trailer.
        if line.isEmpty {
            isComplete = status >= 200
            return true
        }
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            fields = HeaderFields()
        } else if let colon = text.firstIndex(of: ":") {
            var value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            while value.last == " " || value.last == "\t" { value.removeLast() }
            fields.fields.append(HeaderField(String(text[..<colon]), String(value)))
        }
        return true
    }
}
