extension ChatStore {
    /// The conversations that have not changed since `limit`; both in seconds since 1970.
    package func expire(before limit: Double, at now: Double) throws(DatabaseError) -> Expired {
        try use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in
                try Expired(before: limit, at: now, in: database)
            }
        }
    }

    /// Notes that a person was told at `now` that these conversations expire.
    package func tell(_ chats: [ChatID], at now: Double) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in
                for chat in chats {
                    try database.run(
                        "UPDATE chat SET expiring=? WHERE id=? AND expiring IS NULL", .real(now),
                        .integer(chat.number))
                }
            }
        }
    }
}
