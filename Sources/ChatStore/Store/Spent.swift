package import ChatKit
import ClaudeMessages

/// What requests have cost.
package struct Spent: Sendable, Hashable {
    package let requests: Int
    /// The sum; of requests without a known price nothing.
    package let cost: Cost
    /// Requests without a known price.
    package let unpriced: Int

    /// Of a conversation, or nil for all.
    init(of chat: ChatID?, in database: Database) throws(DatabaseError) {
        // In two parts, whose sums cannot overflow.
        let rows = try database.rows(
            """
            SELECT count(*), count(picodollars), max(estimated),
            sum(picodollars / 1000000), sum(picodollars % 1000000) FROM spending
            \(chat == nil ? "" : "WHERE chat=?")
            """, chat.map { [.integer($0.number)] } ?? [])
        let sums = (rows.first ?? []).map { $0.integer ?? 0 }
        func sum(_ place: Int) -> Int { sums.indices.contains(place) ? sums[place] : 0 }
        let whole = sum(3).multipliedSaturating(1_000_000).addingSaturating(sum(4))
        requests = sum(0)
        cost = Cost(Money(picoDollars: whole), isEstimate: sum(2) > 0)
        unpriced = sum(0) - sum(1)
    }
}
