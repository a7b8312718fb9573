extension ChatStore {
    /// Conversations that have not changed for as long as a person wants them kept.
    package struct Expired: Sendable, Hashable {
        /// Told at an earlier start: they are to be deleted.
        package var told: [ChatLine] = []
        /// To be told now, the oldest first.
        package var new: [ChatLine] = []

        package init() {}

        init(told: [ChatLine], new: [ChatLine]) {
            self.told = told
            self.new = new
        }
    }

    /// The conversations that have not changed since `limit`, the new ones marked as told at `now`;
    /// both in seconds since 1970.
    ///
    /// One that was told and has changed, or that a clock set back makes younger, is told anew.
    package func expire(before limit: Double, at now: Double) throws(DatabaseError) -> Expired {
        try use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in
                try database.run(
                    "UPDATE chat SET expiring=NULL WHERE expiring>? OR expiring<=changed "
                        + "OR changed>=?", .real(now), .real(limit))
                func lines(_ isTold: Bool) throws(DatabaseError) -> [ChatLine] {
                    try database.rows(
                        "\(ChatLine.query) WHERE changed<? AND (expiring IS NOT NULL)=? "
                            + "ORDER BY changed, id", .real(limit), SQLValue(isTold)
                    ).compactMap(ChatLine.init(row:))
                }
                let expired = Expired(told: try lines(true), new: try lines(false))
                try database.run(
                    "UPDATE chat SET expiring=? WHERE changed<? AND expiring IS NULL", .real(now),
                    .real(limit))
                return expired
            }
        }
    }
}
