import ChatKit
import ClaudeMessages
import WireJSON

/// What requests cost, in the table `spending`.
///
/// A request has its expected cost there from before it is sent, so that a crash leaves an estimate
/// of it.
struct Spending: Sendable {
    /// The base URL of the server that is paid.
    let server: String
    /// The row of the request that runs, by its purpose: one for a title runs beside a turn.
    private var reserved: [LedgerEntry.Purpose: Int] = [:]

    init(server: String) { self.server = server }

    /// Writes what a request costs; `chat` is nil where its conversation is not kept.
    mutating func write(
        _ event: SpendingEvent, of chat: ChatID?, in database: Database
    ) throws(DatabaseError) {
        switch event {
        case .reserved(let entry):
            reserved[entry.purpose] = try insert(entry, of: chat, in: database)
        case .running(let entry):
            if let row = reserved[entry.purpose] { try Self.update(row, to: entry, in: database) }
        case .unsent(let purpose):
            if let row = reserved.removeValue(forKey: purpose) {
                try database.run("DELETE FROM spending WHERE id=?", .integer(row))
            }
        case .spent(let entry):
            if let row = reserved.removeValue(forKey: entry.purpose) {
                try Self.update(row, to: entry, in: database)
            } else {
                _ = try insert(entry, of: chat, in: database)
            }
        }
    }

    private func insert(
        _ entry: LedgerEntry, of chat: ChatID?, in database: Database
    ) throws(DatabaseError) -> Int {
        try database.run(
            """
            INSERT INTO spending(time, request, model, purpose, usage, picodollars, estimated,
            counted, output_counted, chat, server) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, Self.values(entry) + [SQLValue(chat?.number), .text(server)])
        return database.lastID
    }

    private static func update(
        _ row: Int, to entry: LedgerEntry, in database: Database
    ) throws(DatabaseError) {
        try database.run(
            """
            UPDATE spending SET time=?, request=?, model=?, purpose=?, usage=?, picodollars=?,
            estimated=?, counted=?, output_counted=? WHERE id=?
            """, values(entry) + [.integer(row)])
    }

    private static func values(_ entry: LedgerEntry) -> [SQLValue] {
        [
            .real(entry.time), SQLValue(entry.requestID), .text(entry.model),
            .text(entry.purpose.rawValue), .text(entry.usage.json.description),
            SQLValue(entry.cost.money?.picoDollars), SQLValue(entry.cost.isEstimate),
            SQLValue(entry.isCounted), SQLValue(entry.isOutputCounted),
        ]
    }
}
