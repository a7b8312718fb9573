/// Splits chunks of bytes that may end anywhere into lines; a line ends in LF.
struct LineCutter: Sendable {
    /// A line was longer than the limit.
    struct TooLong: Error {}

    /// The most bytes a line may have.
    let limit: Int
    private var partial: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    /// Adds the next bytes and returns the lines that they complete, without LF.
    mutating func push(_ chunk: [UInt8]) throws(TooLong) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = chunk[...]
        while let end = rest.firstIndex(of: 0x0A) {
            try append(rest[..<end])
            lines.append(partial)
            partial = []
            rest = rest[(end + 1)...]
        }
        try append(rest)
        return lines
    }

    /// The bytes after the last LF.
    mutating func finish() -> [UInt8] {
        defer { partial = [] }
        return partial
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws(TooLong) {
        guard partial.count + bytes.count <= limit else { throw TooLong() }
        partial += bytes
    }
}
