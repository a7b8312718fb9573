import ChatKit

extension ChatStore {
    /// A step of deleting.
    package enum Progress: Sendable, Hashable {
        /// So many conversations are gone.
        case deleted(Int)
        /// Their words are being removed from the index, with the pages written so far.
        case cleaning(pages: Int)
    }

    /// Deletes conversations, so that no word of them is left in the file.
    ///
    /// What they cost stays.
    package func delete(
        _ chats: [ChatID], progress: (Progress) -> Void = { _ in }
    ) throws(DatabaseError) {
        for (place, chat) in chats.enumerated() {
            try use { database throws(DatabaseError) in
                try database.transaction { () throws(DatabaseError) in
                    try Self.delete(chat, in: database)
                    try database.run("INSERT OR REPLACE INTO note VALUES('unclean', '')")
                }
            }
            progress(.deleted(place + 1))
        }
        try clean(progress: progress)
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
                let words = try reader.words(TurnID(number))
            else { continue }
            // The index keeps no text: it is told which words to remove.
            try database.run(
                "INSERT INTO words(words, rowid, question, answer) VALUES('delete', ?, ?, ?)",
                .integer(id), .text(words.question), .text(words.answer))
        }
        try database.run(
            "DELETE FROM draft WHERE json_extract(data, '$.chat')=?", .integer(chat.number))
        try database.run("DELETE FROM chat WHERE id=?", .integer(chat.number))
    }

    // MARK: - Cleaning

    /// Whether a program was ended before it could remove all words of what it had deleted.
    package var isUnclean: Bool {
        get throws(DatabaseError) {
            try use { database throws(DatabaseError) in
                try database.value("SELECT count(*) FROM note WHERE name='unclean'") != 0
            }
        }
    }

    /// Removes what deleted words have left in the index, in free pages and in the log.
    ///
    /// It is done in steps, between which other programs can write.
    package func clean(progress: (Progress) -> Void = { _ in }) throws(DatabaseError) {
        var pages = 0
        while try use({ database throws(DatabaseError) in try Self.merge(database, pages == 0) }) {
            pages += Self.pagesPerStep
            progress(.cleaning(pages: pages))
        }
        try use { database throws(DatabaseError) in
            _ = try database.rows("PRAGMA incremental_vacuum")
            try database.run("DELETE FROM note WHERE name='unclean'")
            let result = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            // While another program reads, the log cannot be emptied.
            guard result.first?.first != 0 else { return }
            try database.run("INSERT OR REPLACE INTO note VALUES('unclean', '')")
        }
    }

    /// 4 KB each.
    private static let pagesPerStep = 500

    /// Merges some of the index; false when all of it is merged.
    private static func merge(_ database: Database, _ isFirst: Bool) throws(DatabaseError) -> Bool {
        let before = database.changes
        // A negative number begins an optimization of the whole index (FTS5, 6.8).
        try database.run(
            "INSERT INTO words(words, rank) VALUES('merge', ?)",
            .integer(isFirst ? -pagesPerStep : pagesPerStep))
        return database.changes - before >= 2
    }
}
