/// The first bytes of a database file; SQLite documents them as its file format.
struct DatabaseHeader: Sendable {
    /// As far as the number of rows in the table of tables.
    static let length = 105

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// It is used with a write-ahead log.
    var hasLog: Bool { bytes.count == Self.length && bytes[18] == 2 }

    /// Refuses another program's file, and a newer version's; an empty one becomes the database.
    ///
    /// `isWhole` is false where a log may hold what is missing here.
    func check(isWhole: Bool) throws(DatabaseError) {
        guard !bytes.isEmpty else { return }
        guard bytes.count == Self.length, bytes.starts(with: "SQLite format 3\0".utf8) else {
            throw .damaged
        }
        let (version, program) = (number(at: 60, 64), number(at: 68, 72))
        // The disk was full when the tables were to be made.
        if isWhole, version == 0, program == 0, number(at: 103, 105) == 0 { return }
        guard program == Schema.application else { throw .strange }
        guard version <= Schema.version else { throw .newer(version: version) }
    }

    private func number(at start: Int, _ end: Int) -> Int {
        bytes[start..<end].reduce(0) { $0 << 8 | Int($1) }
    }
}
