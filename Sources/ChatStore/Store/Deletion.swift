import ChatKit
import SystemKit

/// Deletes what is kept, so that no word of it is left in the file.
package struct Deletion: Sendable {
    package let store: ChatStore

    package init(_ store: ChatStore) { self.store = store }

    /// A step of deleting.
    package enum Progress: Sendable, Hashable {
        /// So many conversations are gone.
        case deleted(Int)
        /// Their words are being removed from the index, with the pages written so far.
        case cleaning(pages: Int)
    }

    /// Deletes conversations; `areAll` is whether no other one will be left.
    ///
    /// What they cost stays. Their words stay in the index until `clean` is called. `progress` is
    /// given how many are gone.
    package func delete(
        _ chats: [ChatID], areAll: Bool = false, progress: (Int) -> Void = { _ in }
    ) throws(DatabaseError) {
        var rest = chats[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(
                try erase { eraser throws(DatabaseError) in
                    try eraser.database.transaction { () throws(DatabaseError) in
                        // Without any other conversation the index is made anew, which needs not
                        // read these.
                        try eraser.delete(first: rest, knowsWords: !areAll)
                    }
                })
            progress(chats.count - rest.count)
            pause()
        }
    }

    /// Conversations of which an ended program has deleted some turns.
    package var unfinished: [ChatID] {
        get throws(DatabaseError) {
            try erase { eraser throws(DatabaseError) in try eraser.unfinished }
        }
    }

    /// Deletes what was spent before a time, in seconds since 1970.
    package func deleteSpending(before time: Double) throws(DatabaseError) {
        try erase { eraser throws(DatabaseError) in
            try eraser.database.run("DELETE FROM spending WHERE time<?", .real(time))
        }
    }

    /// Deletes what was typed and not sent before a time, in seconds since 1970.
    package func deleteDrafts(before time: Double) throws(DatabaseError) {
        try erase { eraser throws(DatabaseError) in try eraser.deleteDrafts(before: time) }
    }

    /// Whether deleted words are left in the file.
    package var isUnclean: Bool {
        get throws(DatabaseError) {
            try erase { eraser throws(DatabaseError) in try eraser.isUnclean }
        }
    }

    /// Removes what deleted words have left in the index, in free pages and in the log.
    package func clean(progress: (Progress) -> Void = { _ in }) throws(DatabaseError) {
        let mark = try erase { eraser throws(DatabaseError) in try eraser.mark }
        var pages = 0
        while try erase({ eraser throws(DatabaseError) in
            try eraser.cleanIndex(isFirst: pages == 0)
        }) {
            pages += Eraser.pagesPerStep
            progress(.cleaning(pages: pages))
            pause()
        }
        while try erase({ eraser throws(DatabaseError) in try eraser.giveBackPages() }) { pause() }
        try erase { eraser throws(DatabaseError) in try eraser.finish(mark) }
    }

    /// Writes the log into the file; nothing of what was deleted before is left in it.
    package func emptyLog() throws(DatabaseError) {
        _ = try erase { eraser throws(DatabaseError) in try eraser.emptyLog() }
    }

    private func erase<Value: Sendable>(
        _ body: (Eraser) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        try store.use { database throws(DatabaseError) in try body(Eraser(database: database)) }
    }

    /// Other programs can write between two steps.
    private func pause() { BackgroundThread.sleep(.milliseconds(5)) }
}
