import ChatKit

/// Removes conversations from a database, and what their words have left there.
struct Eraser {
    let database: Database

    /// Deletes a conversation, in a transaction of the caller's; its words are still to be removed
    /// from the index by `merge` and `finish`.
    func delete(_ chat: ChatID) throws(DatabaseError) {
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
        try database.run(
            "DELETE FROM draft WHERE json_extract(data, '$.chat')=?", .integer(chat.number))
        try database.run("DELETE FROM chat WHERE id=?", .integer(chat.number))
        try noteUnclean()
    }

    /// 4 KB each.
    static let pagesPerStep = 500

    /// Merges some of the index; false when all of it is merged.
    func merge(isFirst: Bool) throws(DatabaseError) -> Bool {
        let before = database.changes
        // A negative number begins an optimization of the whole index (FTS5, 6.8).
        try database.run(
            "INSERT INTO words(words, rank) VALUES('merge', ?)",
            .integer(isFirst ? -Self.pagesPerStep : Self.pagesPerStep))
        return database.changes - before >= 2
    }

    /// Empties free pages and the log.
    func finish() throws(DatabaseError) {
        _ = try database.rows("PRAGMA incremental_vacuum")
        try database.run("DELETE FROM note WHERE name='unclean'")
        let result = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        // While another program reads, the log cannot be emptied.
        if result.first?.first != 0 { try noteUnclean() }
    }

    private func noteUnclean() throws(DatabaseError) {
        try database.run("INSERT OR REPLACE INTO note VALUES('unclean', '')")
    }
}
