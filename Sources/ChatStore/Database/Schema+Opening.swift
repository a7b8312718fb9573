extension Schema {
    /// Opens the database, with a rollback journal also where no log can be written ahead.
    static func open(
        _ place: DatabasePlace, _ journal: DatabaseJournal
    ) throws(DatabaseError) -> Database {
        guard journal == .ahead else { return try connection(place, .rollback) }
        do throws(DatabaseError) {
            return try connection(place, .ahead)
        } catch {
            guard error == .noSharedMemory else { throw error }
            return try connection(place, .rollback)
        }
    }

    private static func connection(
        _ place: DatabasePlace, _ journal: DatabaseJournal
    ) throws(DatabaseError) -> Database {
        let file = try DatabaseFile(place)
        let database = try Database(path: file.path)
        do throws(DatabaseError) {
            try prepare(database, journal, hasLog: file.hasLog)
        } catch {
            // What cannot be used is left as it is.
            if file.isLogFull { database.keepLog() }
            throw error
        }
        return database
    }
}
