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
            guard isNew, let lock = try? LockedFile(Self.lockPath(owner, path)), lock.isLocked
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
    /// same folder.
    func adopt(
        for chat: ChatID?, beside path: String, in database: Database
    ) throws(DatabaseError) -> LeftDraft? {
        let rows = try database.rows(
            """
            SELECT place, data FROM draft WHERE json_extract(data, '$.chat') IS ?
            AND json_extract(data, '$.chat') IS NOT NULL OR json_extract(data, '$.folder')=?
            ORDER BY json_extract(data, '$.chat') IS ? DESC, time DESC
            """, SQLValue(chat?.number), .text(folder), SQLValue(chat?.number))
        for row in rows {
            guard let place = row[0].text, let text = row[1].text,
                let data = try? JSON(parsing: text, maximumDepth: 160),
                let lock = try? LockedFile(Self.lockPath(place, path)), lock.isLocked
            else { continue }
            try database.run(
                "UPDATE OR REPLACE draft SET place=? WHERE place=?", .text(owner), .text(place))
            return withExtendedLifetime(lock) {
                LeftDraft(
                    draft: KeptDraft(json: data), chat: data.int("chat").map(ChatID.init))
            }
        }
        return nil
    }
}
