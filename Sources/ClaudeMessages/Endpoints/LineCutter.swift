/// Cuts bytes into lines, however they were cut on the way; a line ends in LF.
struct LineCutter: Sendable {
    /// A line was longer than allowed.
    struct TooLong: Error {}

    /// The most bytes a line may have.
    let limit: Int
    private var partial: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    /// Takes the next bytes and returns the lines that they complete.
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

    /// What came behind the last line end.
    mutating func finish() -> [UInt8] {
        defer { partial = [] }
        return partial
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws(TooLong) {
        guard partial.count + bytes.count <= limit else { throw TooLong() }
        partial += bytes
    }
}
