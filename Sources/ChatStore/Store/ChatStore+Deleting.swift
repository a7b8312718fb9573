import ChatKit
import SystemKit

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
        // Without any other conversation the index is made anew, which needs not read these.
        let total = try count()
        let areAll = total > 1 && chats.count == total
        var rest = chats[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(
                try use { database throws(DatabaseError) in
                    try database.transaction { () throws(DatabaseError) in
                        try Eraser(database: database).delete(first: rest, knowsWords: !areAll)
                    }
                })
            progress(.deleted(chats.count - rest.count))
            pause()
        }
        if cleans { try clean(progress: progress) }
    }

    /// The questions of a conversation, on all branches, and its title.
    package func typed(in chat: ChatID) throws(DatabaseError) -> [String] {
        try use { database throws(DatabaseError) in
            try ChatReader(database: database, chat: chat).typed()
        }
    }

    /// Deletes what was spent before a time, in seconds since 1970.
    package func deleteSpending(before time: Double) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try database.run("DELETE FROM spending WHERE time<?", .real(time))
        }
    }

    /// How many drafts have not changed since a time, in seconds since 1970.
    package func draftCount(before time: Double) throws(DatabaseError) -> Int {
        try use { database throws(DatabaseError) in
            try database.value("SELECT count(*) FROM draft WHERE time<?", .real(time)).integer ?? 0
        }
    }

    /// Deletes what was typed and not sent before a time, in seconds since 1970.
    package func deleteDrafts(before time: Double) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try Eraser(database: database).deleteDrafts(before: time)
        }
    }

    /// Whether deleted words are left in the file.
    package var isUnclean: Bool {
        get throws(DatabaseError) {
            try use { database throws(DatabaseError) in try Eraser(database: database).isUnclean }
        }
    }

    /// Removes what deleted words have left in the index, in free pages and in the log.
    package func clean(progress: (Progress) -> Void = { _ in }) throws(DatabaseError) {
        var pages = 0
        while try use({ database throws(DatabaseError) in
            try Eraser(database: database).cleanIndex(isFirst: pages == 0)
        }) {
            pages += Eraser.pagesPerStep
            progress(.cleaning(pages: pages))
            pause()
        }
        while try use({ database throws(DatabaseError) in
            try Eraser(database: database).giveBackPages()
        }) { pause() }
        try use { database throws(DatabaseError) in try Eraser(database: database).finish() }
    }

    /// Writes the log into the file; nothing of what was deleted before is left in it.
    package func emptyLog() throws(DatabaseError) {
        try use { database throws(DatabaseError) in try Eraser(database: database).emptyLog() }
    }

    /// Other programs can write between two steps.
    private func pause() { BackgroundThread.sleep(.milliseconds(5)) }
}
