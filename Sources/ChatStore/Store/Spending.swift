import ChatKit
import ClaudeMessages
import WireJSON

/// What requests cost, in the table `spending`.
enum Spending {
    static func write(
        _ entry: LedgerEntry, of chat: ChatID?, in database: Database
    ) throws(DatabaseError) {
        try database.run(
            """
            INSERT INTO spending(chat, time, request, model, purpose, usage, picodollars, estimated,
            counted, output_counted) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            SQLValue(chat?.number), .real(entry.time), SQLValue(entry.requestID),
            .text(entry.model), .text(entry.purpose.rawValue),
            .text(entry.usage.json.description), SQLValue(entry.cost.money?.picoDollars),
            SQLValue(entry.cost.isEstimate), SQLValue(entry.isCounted),
            SQLValue(entry.isOutputCounted))
    }
}
