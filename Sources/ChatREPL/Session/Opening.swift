package import ChatStore

/// What is found in the archive when a chat starts.
package struct Opening: Sendable {
    /// What a program that has ended had not sent.
    package var left: LeftDraft?
    /// Nothing that was said or typed is kept yet.
    package var isFirst = false
    package var expired = Expired()
}

extension Keeping {
    /// Looks into the archive; `days` is how long conversations are kept, nil for always.
    package func open(
        takingDraft: Bool, days: Int?, at time: Double
    ) throws(DatabaseError) -> Opening {
        var opening = Opening()
        opening.isFirst =
            try archive.store.count() + archive.store.draftCount(before: .infinity) == 0
        if takingDraft { opening.left = try adoptDraft(takesOthers: true) }
        if let days {
            opening.expired = try archive.store.expire(
                before: time - Double(days) * 86_400, at: time)
            // The conversation that goes on stays.
            opening.expired.told.removeAll { $0.id == chat }
        }
        return opening
    }
}

extension Archive {
    /// Deletes conversations that have expired, and what an ended program had not removed of others;
    /// returns how many are gone.
    ///
    /// It has a connection of its own, so that the chat can write meanwhile.
    package func deleteExpired(_ lines: [ChatLine]) throws(DatabaseError) -> Int {
        let store = ChatStore(store.place)
        defer { store.close() }
        var count = 0
        var rest = lines[...]
        while !rest.isEmpty {
            // A lock is an open file, of which a program may have few.
            let leases = rest.prefix(20).compactMap { line in
                (try? store.lease(line.id)).map { (line, $0) }
            }
            rest = rest.dropFirst(20)
            try store.delete(leases.map(\.0.id), cleans: false)
            count += withExtendedLifetime(leases) { leases.count }
        }
        if try store.isUnclean { try store.clean() }
        return count
    }

    /// Writes the log into the file, so that it holds no draft that is gone; on a connection of its
    /// own.
    package func emptyLog() throws(DatabaseError) {
        let store = ChatStore(store.place)
        defer { store.close() }
        try store.emptyLog()
    }
}
