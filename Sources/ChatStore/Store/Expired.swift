/// Conversations that have not changed for as long as a person wants them kept.
package struct Expired: Sendable, Hashable {
    /// Told at an earlier start, more than a day ago: they are to be deleted.
    package var told: [ChatLine] = []
    /// To be told now, the oldest first.
    package var new: [ChatLine] = []

    package init() {}

    /// One that was told is not deleted before so many seconds have passed.
    static let grace = 86_400.0

    /// Finds them; those that were told less than a day ago are in neither list.
    ///
    /// One that was told and has changed, or that a clock set back makes younger, is told anew.
    init(before limit: Double, at now: Double, in database: Database) throws(DatabaseError) {
        try database.run(
            """
            UPDATE chat SET expiring=NULL WHERE expiring IS NOT NULL
            AND (expiring>? OR expiring<=changed OR changed>=?)
            """,
            .real(now), .real(limit))
        let old = "\(ChatLine.query) WHERE changed<? AND expiring"
        let order = "ORDER BY changed, id"
        told = try database.rows(
            "\(old)<=? \(order)", .real(limit), .real(now - Self.grace)
        ).compactMap(ChatLine.init(row:))
        new = try database.rows("\(old) IS NULL \(order)", .real(limit))
            .compactMap(ChatLine.init(row:))
    }
}
