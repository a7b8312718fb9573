import SystemKit
import WireJSON

/// The draft of one running program, in the table `draft`.
///
/// A lock shows others that the program still runs: the draft of one that has ended goes to the next.
struct DraftRow: Sendable {
    let owner: String
    let folder: String
    private let lock: LockedFile

    /// Nil where the lock cannot be made.
    init?(folder: String, beside path: String, in database: Database) throws(DatabaseError) {
        // An ended program may have had the same number, and have left a draft.
        for attempt in 0..<100 {
            let owner = "\(ProcessNumber.own)-\(attempt)"
            let isNew =
                try database.value("SELECT count(*) FROM draft WHERE place=?", .text(owner)) == 0
            guard isNew, let lock = try? LockedFile(Self.lockPath(owner, path)), lock.isLocked,
                lock.isCurrent
            else {
                continue
            }
            self.owner = owner
            self.lock = lock
            self.folder = folder
            return
        }
        return nil
    }

    private static func lockPath(_ owner: String, _ path: String) -> String {
        "\(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])/draft-\(owner).lock"
    }

    /// Writes the draft; an empty one is deleted.
    func write(
        _ draft: KeptDraft, of chat: ChatID?, at time: Double, in database: Database
    ) throws(DatabaseError) {
        guard !draft.isEmpty else {
            return try database.run("DELETE FROM draft WHERE place=?", .text(owner))
        }
        try database.run(
            "INSERT OR REPLACE INTO draft VALUES(?, ?, ?)", .text(owner), .real(time),
            .text(draft.json(folder: folder, chat: chat).description))
    }

    /// Takes over the newest draft of a program that has ended: of that conversation, else of the
    /// same folder where `takesOthers`.
    func adopt(
        for chat: ChatID?, takesOthers: Bool, beside path: String, in database: Database
    ) throws(DatabaseError) -> LeftDraft? {
        let all = try KeptDraft.rows(in: database)
        let own = all.filter { chat != nil && $0.chat == chat }
        let others = takesOthers ? all.filter { $0.folder == folder } : []
        for row in own + others {
            guard let lock = try? LockedFile(Self.lockPath(row.place, path)), lock.isLocked else {
                continue
            }
            try database.run(
                "UPDATE OR REPLACE draft SET place=? WHERE place=?", .text(owner),
                .text(row.place))
            return withExtendedLifetime(lock) { LeftDraft(draft: row.draft, chat: row.chat) }
        }
        return nil
    }
}
