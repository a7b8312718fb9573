import ChatKit
import WireJSON

extension ChatStore {
    /// Deletes conversations, so that no word of them is left in the file.
    ///
    /// What they cost stays. `progress` is told after each one how many are gone.
    package func delete(
        _ chats: [ChatID], progress: (Int) -> Void = { _ in }
    ) throws(DatabaseError) {
        for (place, chat) in chats.enumerated() {
            try use { database throws(DatabaseError) in
                try database.transaction { () throws(DatabaseError) in
                    try Self.delete(chat, in: database)
                }
            }
            progress(place + 1)
        }
        try use { database throws(DatabaseError) in try Self.clean(database) }
    }

    /// Deletes what was spent before a time, in seconds since 1970.
    package func deleteSpending(before time: Double) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try database.run("DELETE FROM spending WHERE time<?", .real(time))
        }
    }

    private static func delete(_ chat: ChatID, in database: Database) throws(DatabaseError) {
        let reader = ChatReader(database: database, chat: chat)
        for row in try database.rows(
            "SELECT id, number FROM turn WHERE chat=?", .integer(chat.number))
        {
            guard let id = row[0].integer, let number = row[1].integer,
                let body = try reader.body(TurnID(number))
            else { continue }
            let words = TurnWords(body)
            // The index keeps no text: it is told which words to remove.
            try database.run(
                "INSERT INTO words(words, rowid, question, answer) VALUES('delete', ?, ?, ?)",
                .integer(id), .text(words.question), .text(words.answer))
        }
        try database.run("DELETE FROM chat WHERE id=?", .integer(chat.number))
    }

    /// Removes what deleted words have left in the index, in free pages and in the log.
    private static func clean(_ database: Database) throws(DatabaseError) {
        try database.run("INSERT INTO words(words) VALUES('optimize')")
        _ = try database.rows("PRAGMA incremental_vacuum")
        _ = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
