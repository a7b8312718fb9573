import ChatKit
import Synchronization

/// Keeps what a person types, while it changes, for the next program.
package final class DraftKeeper: Sendable {
    private let store: ChatStore
    private let folder: String
    private let row = Mutex<DraftRow?>(nil)

    /// A draft that is typed in `folder`.
    package init(_ store: ChatStore, folder: String) {
        self.store = store
        self.folder = folder
    }

    /// Takes over what a program that has ended has left: for that conversation, else in this folder
    /// where `takesOthers`.
    package func adopt(
        for chat: ChatID?, takesOthers: Bool = true
    ) throws(DatabaseError) -> LeftDraft? {
        try store.use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in
                try made(in: database)?.adopt(
                    for: chat, takesOthers: takesOthers, beside: store.place.file, in: database)
            }
        }
    }

    /// Deletes the draft; what it leaves in the file is still to be cleaned.
    package func remove() throws(DatabaseError) {
        guard let row = row.withLock(\.self) else { return }
        try store.use { database throws(DatabaseError) in
            try Eraser(database: database).deleteDraft(row.owner)
        }
    }

    /// Gives the draft to the next program; an empty one leaves nothing.
    package func close() { row.withLock { $0 = nil } }

    func write(
        _ draft: KeptDraft, of chat: ChatID?, at time: Double, in database: Database
    ) throws(DatabaseError) {
        // Without a row there is nothing to delete.
        guard !draft.isEmpty || row.withLock({ $0 != nil }) else { return }
        try made(in: database)?.write(draft, of: chat, at: time, in: database)
    }

    private func made(in database: Database) throws(DatabaseError) -> DraftRow? {
        if let row = row.withLock(\.self) { return row }
        let made = try DraftRow(folder: folder, beside: store.place.file, in: database)
        row.withLock { $0 = made }
        return made
    }
}
