import CSQLite

/// The lock of a program that writes a database, for as long as this lives.
@safe public final class SQLLock {
    private var database: OpaquePointer?

    public init(_ path: String) throws {
        var code = unsafe sqlite3_open(path, &database)
        if code == SQLITE_OK {
            code = unsafe sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil)
        }
        guard code == SQLITE_OK else { throw SQLFile.Problem(code: code) }
    }

    deinit { unsafe sqlite3_close_v2(database) }
}
