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
    /// What they cost stays. Without `cleans` their words stay in the index until `clean` is called.
    package func delete(
        _ chats: [ChatID], cleans: Bool = true, progress: (Progress) -> Void = { _ in }
    ) throws(DatabaseError) {
        for (place, chat) in chats.enumerated() {
            try use { database throws(DatabaseError) in
                try database.transaction { () throws(DatabaseError) in
                    try Eraser(database: database).delete(chat)
                }
            }
            progress(.deleted(place + 1))
        }
        if cleans { try clean(progress: progress) }
    }

    /// Deletes what was spent before a time, in seconds since 1970.
    package func deleteSpending(before time: Double) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try database.run("DELETE FROM spending WHERE time<?", .real(time))
        }
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
        while try use({ database throws(DatabaseError) in
            try Eraser(database: database).merge(isFirst: pages == 0)
        }) {
            pages += Eraser.pagesPerStep
            progress(.cleaning(pages: pages))
        }
        try use { database throws(DatabaseError) in try Eraser(database: database).finish() }
    }
}
