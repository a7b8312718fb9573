package import ChatKit
import ClaudeMessages

extension ChatStore {
    /// What all requests have cost.
    package struct Spent: Sendable, Hashable {
        package let requests: Int
        /// The sum; of requests without a known price nothing.
        package let cost: Cost
        /// Requests without a known price.
        package let unpriced: Int
    }

    package func spent() throws(DatabaseError) -> Spent {
        let rows = try use { database throws(DatabaseError) in
            // In two parts, whose sums cannot overflow.
            try database.rows(
                """
                SELECT count(*), count(picodollars), max(estimated),
                sum(picodollars / 1000000), sum(picodollars % 1000000) FROM spending
                """)
        }
        let sums = (rows.first ?? []).map { $0.integer ?? 0 }
        guard sums.count == 5 else { return Spent(requests: 0, cost: Cost(.zero), unpriced: 0) }
        let whole = sums[3].multipliedSaturating(1_000_000).addingSaturating(sums[4])
        return Spent(
            requests: sums[0], cost: Cost(Money(picoDollars: whole), isEstimate: sums[2] > 0),
            unpriced: sums[0] - sums[1])
    }
}
