import ChatKit

/// Removes conversations from a database, and what their words have left there.
struct Eraser {
    let database: Database

    /// What is known of deletions, in the table `note`.
    private enum Note: String {
        /// A number that grows with each deletion, whose words are then in the index, in free pages or
        /// in the log.
        case unclean
        /// That number when what was deleted up to it was removed.
        case cleaned
        /// The index has words of turns that are gone, and must be made anew.
        case unindexed
    }

    /// The number that the next conversation gets: a deleted one's is not given again, since a person
    /// may remember it.
    static let nextNumber = """
        SELECT max(coalesce((SELECT max(id) FROM chat), 0),
        coalesce((SELECT value + 0 FROM note WHERE name='number'), 0)) + 1
        """

    /// Deletes the first of these conversations, in a transaction of the caller's, which is to be
    /// short: of a long one some turns; returns how many are gone.
    ///
    /// Their words are still to be removed from the index: without `knowsWords` by making it anew.
    func delete(
        first chats: ArraySlice<ChatID>, knowsWords: Bool
    ) throws(DatabaseError) -> Int {
        try noteDeletion()
        var (count, left) = (0, Self.turnsPerStep)
        for chat in chats where left > 0 {
            let turns = try deleteTurns(of: chat, atMost: left, knowsWords)
            guard turns < left else {
                try database.run(
                    "INSERT OR REPLACE INTO note VALUES(?, '')", .text(Self.name(chat)))
                break
            }
            try delete(chat)
            count += 1
            left -= turns + 1
        }
        return count
    }

    private static let turnsPerStep = 100

    /// The index keeps no text, and is told which words to remove.
    private func deleteTurns(
        of chat: ChatID, atMost limit: Int, _ knowsWords: Bool
    ) throws(DatabaseError) -> Int {
        let rows = try database.rows(
            "SELECT id, number FROM turn WHERE chat=? LIMIT ?", .integer(chat.number),
            .integer(limit))
        var areRemoved = knowsWords || rows.isEmpty
        for row in rows {
            if knowsWords, let words = try words(of: row, chat) {
                try database.run(
                    "INSERT INTO words(words, rowid, question, answer) VALUES('delete', ?, ?, ?)",
                    row[0], .text(words.question), .text(words.answer))
            } else {
                areRemoved = false
            }
            try database.run(
                "DELETE FROM event WHERE chat=? AND turn=?", .integer(chat.number), row[1])
            try database.run("DELETE FROM turn WHERE id=?", row[0])
        }
        if !areRemoved { try note(.unindexed, 1) }
        return rows.count
    }

    /// Deletes a conversation that has no turn any more.
    private func delete(_ chat: ChatID) throws(DatabaseError) {
        for row in try KeptDraft.rows(in: database) where row.chat == chat {
            try database.run("DELETE FROM draft WHERE place=?", .text(row.place))
        }
        try database.run(
            "INSERT OR REPLACE INTO note SELECT 'number', (\(Self.nextNumber)) - 1")
        try database.run("DELETE FROM chat WHERE id=?", .integer(chat.number))
        try database.run("DELETE FROM note WHERE name=?", .text(Self.name(chat)))
    }

    /// The note on a conversation of which only some turns are gone.
    private static func name(_ chat: ChatID) -> String { "deleting \(chat)" }

    /// The numbers of those, as the note has them behind its first word.
    static let unfinishedNumbers = """
        SELECT substr(name, 10) + 0 FROM note WHERE name LIKE 'deleting %'
        """

    /// Conversations of which an ended program has deleted some turns.
    var unfinished: [ChatID] {
        get throws(DatabaseError) {
            try database.rows(Self.unfinishedNumbers).compactMap { $0[0].integer.map(ChatID.init) }
        }
    }

    private func words(of row: [SQLValue], _ chat: ChatID) throws(DatabaseError) -> TurnWords? {
        guard let number = row[1].integer else { return nil }
        return try ChatReader(database: database, chat: chat).body(TurnID(number))
            .map(TurnWords.init)
    }

    /// Deletes what a program has typed and not sent.
    func deleteDraft(_ place: String) throws(DatabaseError) {
        try database.transaction { () throws(DatabaseError) in
            try database.run("DELETE FROM draft WHERE place=?", .text(place))
            try noteDeletion()
        }
    }

    /// Deletes what was typed and not sent before a time.
    func deleteDrafts(before time: Double) throws(DatabaseError) {
        try database.transaction { () throws(DatabaseError) in
            try database.run("DELETE FROM draft WHERE time<?", .real(time))
            try noteDeletion()
        }
    }

    // MARK: - The index

    var isUnclean: Bool {
        get throws(DatabaseError) { try mark > number(of: .cleaned) }
    }

    /// The number of deletions; what is deleted while it is cleaned has a higher one.
    var mark: Int {
        get throws(DatabaseError) { try number(of: .unclean) }
    }

    /// 4 KB each; other programs can write after so many.
    static let pagesPerStep = 100

    /// Removes deleted words from some of the index; false when none are left.
    func cleanIndex(isFirst: Bool) throws(DatabaseError) -> Bool {
        if try number(of: .unindexed) >= 0 {
            try makeIndex()
            return true
        }
        let before = database.changes
        // A negative number begins a merge of all parts, and a positive one goes on with it. Nothing
        // is left when it changes only the row that counts the calls (FTS5, 6.8).
        try database.run(
            "INSERT INTO words(words, rank) VALUES('merge', ?)",
            .integer(isFirst ? -Self.pagesPerStep : Self.pagesPerStep))
        return database.changes - before >= 2
    }

    private func makeIndex() throws(DatabaseError) {
        try database.transaction { () throws(DatabaseError) in
            try database.run("INSERT INTO words(words) VALUES('delete-all')")
            for row in try database.rows("SELECT id, number, chat FROM turn") {
                guard let chat = row[2].integer, let words = try words(of: row, ChatID(chat))
                else { continue }
                try database.run(
                    "INSERT INTO words(rowid, question, answer) VALUES(?, ?, ?)", row[0],
                    .text(words.question), .text(words.answer))
            }
            try database.run("DELETE FROM note WHERE name=?", .text(Note.unindexed.rawValue))
        }
    }

    // MARK: - Free pages and the log

    /// Gives some free pages back; false when none are left.
    func giveBackPages() throws(DatabaseError) -> Bool {
        let before = try database.value("PRAGMA freelist_count").integer ?? 0
        _ = try database.rows("PRAGMA incremental_vacuum(2000)")
        let after = try database.value("PRAGMA freelist_count").integer ?? 0
        return after > 0 && after < before
    }

    /// Empties the log, and notes that all is clean that was deleted up to that mark.
    func finish(_ mark: Int) throws(DatabaseError) {
        guard try emptyLog(), try mark > number(of: .cleaned) else { return }
        try note(.cleaned, mark)
    }

    /// False while another program reads: it cannot be emptied, and is left to be cleaned.
    @discardableResult
    func emptyLog() throws(DatabaseError) -> Bool {
        let result = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        let isEmpty = result.first?.first == 0
        if !isEmpty { try noteDeletion() }
        return isEmpty
    }

    private func noteDeletion() throws(DatabaseError) {
        try note(.unclean, max(0, mark) + 1)
    }

    /// -1 without such a note.
    private func number(of note: Note) throws(DatabaseError) -> Int {
        try database.value(
            "SELECT value + 0 FROM note WHERE name=?", .text(note.rawValue)
        ).integer ?? -1
    }

    private func note(_ note: Note, _ number: Int) throws(DatabaseError) {
        try database.run(
            "INSERT OR REPLACE INTO note VALUES(?, ?)", .text(note.rawValue), .text("\(number)"))
    }
}
