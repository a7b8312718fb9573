import CSQLite
import SystemKit

/// A connection to a SQLite database; no other file calls SQLite.
///
/// It may be used by one thread at a time.
@safe final class Database {
    private let connection: OpaquePointer
    /// Compiled statements by their text.
    private var statements: [String: OpaquePointer] = unsafe [:]

    /// Opens an existing file; `path` must not contain a symbolic link.
    init(path: String) throws(DatabaseError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
        let code = unsafe csqlite_open(path, &opened, flags)
        guard let opened = unsafe opened else { throw .other(code: code, message: "no memory") }
        guard code == SQLITE_OK else {
            let problem = unsafe Self.problem(code, of: opened)
            unsafe sqlite3_close_v2(opened)
            throw problem
        }
        unsafe connection = opened
        unsafe sqlite3_extended_result_codes(opened, 1)
        waits = true
        unsafe csqlite_set_patience(opened, Self.patience)
    }

    /// How long the lock of another process is waited for, in milliseconds, and how long where it
    /// has been waited for already.
    private static let (patience, shortPatience): (Int32, Int32) = (900, 50)

    /// False where the last use has waited in vain.
    var waits: Bool {
        didSet {
            guard waits != oldValue else { return }
            unsafe csqlite_set_patience(connection, waits ? Self.patience : Self.shortPatience)
        }
    }

    deinit {
        if hasMoved { emptyLog() }
        unsafe statements.values.forEach { unsafe sqlite3_finalize($0) }
        unsafe sqlite3_close_v2(connection)
    }

    /// Runs a statement that returns no rows, with values for its parameters.
    func run(_ sql: String, _ values: SQLValue...) throws(DatabaseError) {
        try run(sql, values)
    }

    func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) {
        try each(sql, values) { _ in true }
    }

    /// All rows of a query.
    func rows(_ sql: String, _ values: SQLValue...) throws(DatabaseError) -> [[SQLValue]] {
        try rows(sql, values)
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try each(sql, values) { row in
            rows.append(row)
            return true
        }
        return rows
    }

    /// The first column of the first row; `null` when there is none.
    func value(_ sql: String, _ values: SQLValue...) throws(DatabaseError) -> SQLValue {
        var first = SQLValue.null
        try each(sql, values) { row in
            first = row.first ?? .null
            return false
        }
        return first
    }

    /// Hands out the rows of a query one by one, until `body` returns false.
    func each(
        _ sql: String, _ values: [SQLValue], _ body: ([SQLValue]) -> Bool
    ) throws(DatabaseError) {
        let statement = try unsafe prepared(sql)
        defer {
            unsafe sqlite3_reset(statement)
            unsafe sqlite3_clear_bindings(statement)
        }
        for (place, value) in values.enumerated() {
            let code = unsafe Self.bind(value, to: statement, at: Int32(place + 1))
            guard code == SQLITE_OK else { throw unsafe Self.problem(code, of: connection) }
        }
        while true {
            switch unsafe sqlite3_step(statement) {
            case SQLITE_DONE: return
            case SQLITE_ROW:
                let columns = unsafe sqlite3_column_count(statement)
                let row = (0..<columns).map { unsafe Self.column($0, of: statement) }
                guard body(row) else { return }
            case let code: throw unsafe Self.problem(code, of: connection)
            }
        }
    }

    /// Runs `body` in a transaction that writes: all of it counts, or nothing.
    func transaction<Value>(
        _ body: () throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        guard !hasMoved else {
            emptyLog()
            throw .gone
        }
        try run("BEGIN IMMEDIATE")
        do throws(DatabaseError) {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            // Some errors have ended the transaction already.
            if unsafe sqlite3_get_autocommit(connection) == 0 { try? run("ROLLBACK") }
            throw error
        }
    }

    /// The rows that have been changed since the database was opened.
    var changes: Int { Int(unsafe sqlite3_total_changes64(connection)) }

    /// The row id of the last inserted row.
    var lastID: Int { Int(unsafe sqlite3_last_insert_rowid(connection)) }

    // MARK: - The file

    /// Another file, or none, is at its path: what is written would be lost, without an error.
    private var hasMoved: Bool { unsafe csqlite_has_moved(connection) != 0 }

    /// Writes the log into the file, wherever that is now: a database in its place would take the
    /// log for its own.
    private func emptyLog() { _ = try? rows("PRAGMA wal_checkpoint(TRUNCATE)") }

    /// Leaves the log as it is when the connection is closed.
    func keepLog() { unsafe csqlite_keep_log(connection) }

    // MARK: - Statements

    private func prepared(_ sql: String) throws(DatabaseError) -> OpaquePointer {
        if let known = unsafe statements[sql] { return unsafe known }
        var statement: OpaquePointer?
        let code = unsafe csqlite_prepare(connection, sql, &statement)
        guard code == SQLITE_OK, let made = unsafe statement else {
            throw unsafe Self.problem(code, of: connection)
        }
        unsafe statements[sql] = made
        return unsafe made
    }

    private static func bind(
        _ value: SQLValue, to statement: OpaquePointer, at place: Int32
    ) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(statement, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(statement, place, Int64(number))
        case .real(let number): return unsafe sqlite3_bind_double(statement, place, number)
        case .text(var text):
            return text.withUTF8 { (bytes: UnsafeBufferPointer<UInt8>) -> Int32 in
                guard let start = bytes.baseAddress else {
                    return unsafe csqlite_bind_text(statement, place, "", 0)
                }
                return unsafe csqlite_bind_text(
                    statement, place, UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
                    UInt64(bytes.count))
            }
        }
    }

    private static func column(_ place: Int32, of statement: OpaquePointer) -> SQLValue {
        switch unsafe sqlite3_column_type(statement, place) {
        case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(statement, place)))
        case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(statement, place))
        case SQLITE_NULL: return .null
        default:
            guard let start = unsafe csqlite_bytes(statement, place) else { return .text("") }
            let count = Int(unsafe sqlite3_column_bytes(statement, place))
            let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
            return unsafe .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    // MARK: - Errors

    /// SQLite's SHMOPEN, SHMSIZE, SHMLOCK and SHMMAP.
    private static let sharedMemory: ClosedRange<Int32> = 18...21

    private static func problem(_ code: Int32, of connection: OpaquePointer) -> DatabaseError {
        let number = unsafe sqlite3_system_errno(connection)
        let reason = DatabaseError(errno: number)
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: return .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB: return .damaged
        case SQLITE_FULL: return .full
        case SQLITE_READONLY, SQLITE_PERM: return .readOnly
        // A quota and a limit on files are no SQLITE_FULL, and the error number may be lost.
        case SQLITE_IOERR
        where reason == .full || code >> 8 == 3 && number != ErrorNumber.inputOutput:
            return .full
        case SQLITE_IOERR where sharedMemory.contains(code >> 8): return .noSharedMemory
        case SQLITE_CANTOPEN:
            if unsafe csqlite_is_read_only(connection) != 0 { return .readOnly }
            return number == 0 ? .strange : reason
        default:
            let message = unsafe String(cString: csqlite_message(connection))
            return .other(code: unsafe sqlite3_extended_errcode(connection), message: message)
        }
    }
}
