import CSQLite

/// A database that a test changes as no part of the program would.
public struct SQLFile {
    private let path: String

    public init(_ path: String) { self.path = path }

    public struct Problem: Error {
        public let code: Int32
    }

    /// Runs statements.
    public func run(_ sql: String) throws {
        var database: OpaquePointer?
        defer { unsafe sqlite3_close_v2(database) }
        var code = unsafe sqlite3_open(path, &database)
        if code == SQLITE_OK { code = unsafe sqlite3_exec(database, sql, nil, nil, nil) }
        guard code == SQLITE_OK else { throw Problem(code: code) }
    }
}
