/// Puts the head of a response together from its lines.
struct HeadReader: Sendable {
    /// Header lines are capped together: a server may send them for ever.
    static let limit = 256 * 1024

    private(set) var status = 0
    private(set) var fields = HTTPFields()
    /// The final head is whole; interim (1xx) heads are forgotten.
    private(set) var isComplete = false
    private var size = 0

    var isOverLimit: Bool { size > Self.limit }

    /// Takes a line without its end; `false` when there are too many.
    mutating func push(_ line: [UInt8]) -> Bool {
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
            fields = HTTPFields()
        } else if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields.fields.append(HTTPField(String(text[..<colon]), String(value)))
        }
        return true
    }
}
