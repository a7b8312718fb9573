/// The first bytes of a database file; SQLite documents them as its file format.
struct DatabaseHeader: Sendable {
    static let length = 100

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// It is used with a write-ahead log.
    var hasLog: Bool { bytes.count == Self.length && bytes[18] == 2 }

    /// Refuses another program's file, and a newer version's; an empty one becomes the database.
    func check() throws(DatabaseError) {
        guard !bytes.isEmpty else { return }
        guard bytes.count == Self.length, bytes.starts(with: "SQLite format 3\0".utf8) else {
            throw .damaged
        }
        guard number(at: 68) == Schema.application else { throw .strange }
        guard number(at: 60) <= Schema.version else { throw .newer(version: number(at: 60)) }
    }

    private func number(at place: Int) -> Int {
        bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
