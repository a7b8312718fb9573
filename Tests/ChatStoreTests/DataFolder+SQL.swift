import CSQLite

extension DataFolder {
    /// Changes the database as no part of the program would.
    func run(_ sql: String) throws {
        var database: OpaquePointer?
        defer { unsafe sqlite3_close_v2(database) }
        var code = unsafe sqlite3_open(file, &database)
        if code == SQLITE_OK { code = unsafe sqlite3_exec(database, sql, nil, nil, nil) }
        guard code == SQLITE_OK else { throw SQLProblem(code: code) }
    }
}

struct SQLProblem: Error {
    let code: Int32
}
