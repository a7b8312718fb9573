import ChatKit
import SystemKit
import WireJSON

extension ChatStore {
    /// Deletes conversations, so that no word of them is left in the file.
    ///
    /// What they cost stays. `progress` is told after each one how many are gone. Other programs that
    /// write meanwhile wait for a part of a second.
    package func delete(
        _ chats: [ChatID], progress: (Int) -> Void = { _ in }
    ) throws(DatabaseError) {
        // The words of all are removed at once; where the disk has no room for that, one by one.
        let isEmpty = (try? deleteAllWords(if: chats.count)) ?? false
        for (place, chat) in chats.enumerated() {
            try step { database throws(DatabaseError) in
                try Self.delete(chat, isIndexed: !isEmpty, in: database)
            }
            progress(place + 1)
        }
        if !isEmpty { try mergeWords() }
        try giveBackPages()
        try use { database throws(DatabaseError) in
            _ = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private func giveBackPages() throws(DatabaseError) {
        var count = Int.max
        while true {
            let left = try step { database throws(DatabaseError) in
                _ = try database.rows("PRAGMA incremental_vacuum(2000)")
                return try database.value("PRAGMA freelist_count").integer ?? 0
            }
            guard (1..<count).contains(left) else { return }
            count = left
        }
    }

    /// A transaction, and a pause in which another program can write.
    private func step<Value: Sendable>(
        _ body: (Database) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        let value = try use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in try body(database) }
        }
        _ = Descriptors.wait(for: [], until: .now + .milliseconds(5))
        return value
    }

    /// Empties the index where there are no more conversations than these.
    private func deleteAllWords(if count: Int) throws(DatabaseError) -> Bool {
        try step { database throws(DatabaseError) in
            guard try database.value("SELECT count(*) FROM chat") == .integer(count) else {
                return false
            }
            try database.run("INSERT INTO words(words) VALUES('delete-all')")
            return true
        }
    }

    /// Removes what deleted words have left in the index, which writes all of it anew.
    private func mergeWords() throws(DatabaseError) {
        // A negative number begins a merge of all parts, and a positive one goes on with it. Nothing
        // is left to be merged when it changes only the row that counts the calls.
        var isMerged = try mergeWords(pages: -Self.pagesAtOnce)
        while !isMerged { isMerged = try mergeWords(pages: Self.pagesAtOnce) }
    }

    private static let pagesAtOnce = 100

    private func mergeWords(pages: Int) throws(DatabaseError) -> Bool {
        try step { database throws(DatabaseError) in
            let before = database.changes
            try database.run(
                "INSERT INTO words(words, rank) VALUES('merge', ?)", .integer(pages))
            return database.changes - before < 2
        }
    }

    /// Deletes what was spent before a time, in seconds since 1970.
    package func deleteSpending(before time: Double) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try database.run("DELETE FROM spending WHERE time<?", .real(time))
        }
    }

    private static func delete(
        _ chat: ChatID, isIndexed: Bool, in database: Database
    ) throws(DatabaseError) {
        if isIndexed { try deleteWords(of: chat, in: database) }
        try database.run("DELETE FROM chat WHERE id=?", .integer(chat.number))
    }

    private static func deleteWords(of chat: ChatID, in database: Database) throws(DatabaseError) {
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
    }
}
