extension ChatStore {
    /// The conversations that have not changed since `limit`, the new ones marked as told at `now`;
    /// both in seconds since 1970.
    package func expire(before limit: Double, at now: Double) throws(DatabaseError) -> Expired {
        try use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in
                try Expired(before: limit, at: now, in: database)
            }
        }
    }
}
