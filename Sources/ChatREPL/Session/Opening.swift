package import ChatStore

/// What is found in the archive when a chat starts.
package struct Opening: Sendable {
    /// What a program that has ended had not sent.
    package var left: LeftDraft?
    /// Nothing that was said or typed is kept yet.
    package var isFirst = false
    package var expired = Expired()
    /// Deleted words are left in the file.
    package var isUnclean = false
}

extension Keeping {
    /// Looks into the archive; `days` is how long conversations are kept, nil for always.
    package func open(
        takingDraft: Bool, days: Int?, at time: Double
    ) throws(DatabaseError) -> Opening {
        var opening = Opening()
        opening.isUnclean = try Deletion(archive.store).isUnclean
        guard keepsChat else { return opening }
        opening.isFirst =
            try archive.store.count() + archive.store.draftCount(before: .infinity) == 0
        if takingDraft { opening.left = try adoptDraft(takesOthers: true) }
        archive.store.removeLocks()
        if let days {
            opening.expired = try archive.store.expire(
                before: time - Double(days) * 86_400, at: time)
            // The conversation that goes on stays.
            opening.expired.told.removeAll { $0.id == chat }
        }
        return opening
    }
}
