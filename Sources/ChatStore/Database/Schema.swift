/// The tables of the database, and how older versions become the newest.
enum Schema {
    /// Marks the file as one of this program, in `PRAGMA application_id`: "Clau".
    static let application = 0x436C_6175

    /// The changes from one version of the tables to the next; their number is the newest version.
    private static let steps: [[String]] = [
        [
            """
            CREATE TABLE chat(
              id INTEGER PRIMARY KEY, folder TEXT NOT NULL, began REAL NOT NULL,
              changed REAL NOT NULL, title TEXT, words TEXT NOT NULL, turns INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX chat_changed ON chat(changed)",
            """
            CREATE TABLE basis(
              id INTEGER PRIMARY KEY, chat INTEGER NOT NULL REFERENCES chat ON DELETE CASCADE,
              data TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX basis_chat ON basis(chat)",
            """
            CREATE TABLE event(
              id INTEGER PRIMARY KEY, chat INTEGER NOT NULL REFERENCES chat ON DELETE CASCADE,
              turn INTEGER, kind TEXT NOT NULL, data TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX event_turn ON event(chat, turn, kind)",
            """
            CREATE TABLE turn(
              id INTEGER PRIMARY KEY, chat INTEGER NOT NULL REFERENCES chat ON DELETE CASCADE,
              number INTEGER NOT NULL, header TEXT NOT NULL, UNIQUE(chat, number)
            ) STRICT
            """,
            """
            CREATE TABLE spending(
              id INTEGER PRIMARY KEY, chat INTEGER REFERENCES chat ON DELETE SET NULL,
              time REAL NOT NULL, request TEXT, model TEXT NOT NULL, purpose TEXT NOT NULL,
              usage TEXT NOT NULL, picodollars INTEGER, estimated INTEGER NOT NULL,
              counted INTEGER NOT NULL, output_counted INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX spending_chat ON spending(chat)",
            "CREATE INDEX spending_time ON spending(time)",
            """
            CREATE TABLE draft(
              place TEXT PRIMARY KEY, time REAL NOT NULL, data TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE VIRTUAL TABLE words USING fts5(
              question, answer, content='', prefix='1 2',
              tokenize="unicode61 remove_diacritics 2")
            """,
        ],
        [
            // The base URL of the server; null for what was kept before.
            "ALTER TABLE chat ADD COLUMN server TEXT",
            "ALTER TABLE spending ADD COLUMN server TEXT",
            // When its expiry was told; null while it is not.
            "ALTER TABLE chat ADD COLUMN expiring REAL",
            // What is still to be done.
            "CREATE TABLE note(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        ],
    ]

    static var version: Int { steps.count }

    /// Sets the connection up, and creates or updates the tables.
    ///
    /// `hasLog` is whether the file was last used with a write-ahead log.
    static func prepare(
        _ database: Database, _ journal: DatabaseJournal, hasLog: Bool
    ) throws(DatabaseError) {
        // Its only user needs no shared memory to read the log, and to leave it.
        let leavesLog = hasLog && journal == .rollback
        if leavesLog { try database.run("PRAGMA locking_mode=EXCLUSIVE") }
        try database.run("PRAGMA trusted_schema=OFF")
        try database.run("PRAGMA foreign_keys=ON")
        try database.run("PRAGMA secure_delete=ON")
        // No text in temporary files.
        try database.run("PRAGMA temp_store=MEMORY")
        try database.run("PRAGMA synchronous=FULL")
        if try versionNow(database) == 0 { try database.run("PRAGMA auto_vacuum=INCREMENTAL") }
        // Before the log is begun, so that the file itself says whose it is.
        if try versionNow(database) != version { try update(database) }
        switch journal {
        case .ahead:
            // While another process uses it, it stays as it is.
            do throws(DatabaseError) {
                try database.run("PRAGMA journal_mode=WAL")
                try database.run("SELECT count(*) FROM sqlite_schema")
            } catch  where error != .busy {
                throw error
            } catch {}
        case .rollback: try database.run("PRAGMA journal_mode=TRUNCATE")
        }
        if leavesLog {
            try database.run("PRAGMA locking_mode=NORMAL")
            // The lock is given back by the next use.
            _ = try versionNow(database)
        }
    }

    private static func update(_ database: Database) throws(DatabaseError) {
        try database.transaction { () throws(DatabaseError) in
            // Another process may have updated it meanwhile.
            for step in steps[try versionNow(database)...] {
                for statement in step { try database.run(statement) }
            }
            try database.run("PRAGMA application_id=\(application)")
            try database.run("PRAGMA user_version=\(version)")
        }
    }

    /// The version of the tables; 0 in a new file.
    private static func versionNow(_ database: Database) throws(DatabaseError) -> Int {
        // In one statement: another process may make the tables meanwhile.
        let row = try database.rows(
            """
            SELECT (SELECT count(*) FROM sqlite_schema), user_version, application_id
            FROM pragma_user_version, pragma_application_id
            """)
        guard let row = row.first else { throw .strange }
        let (found, program) = (row[1].integer ?? 0, row[2].integer ?? 0)
        let isEmpty = row[0] == 0
        guard program == application || found == 0 && isEmpty else { throw .strange }
        guard found <= version else { throw .newer(version: found) }
        return max(0, found)
    }
}
