package import ChatKit

extension ChatStore {
    /// How many conversations are kept.
    package func count() throws(DatabaseError) -> Int {
        try use { database throws(DatabaseError) in
            try database.value("SELECT count(*) FROM \(ChatLine.shown)").integer ?? 0
        }
    }

    /// How many drafts have not changed since a time, in seconds since 1970.
    package func draftCount(before time: Double) throws(DatabaseError) -> Int {
        try use { database throws(DatabaseError) in
            try database.value("SELECT count(*) FROM draft WHERE time<?", .real(time)).integer ?? 0
        }
    }

    /// A conversation in a list; nil where there is none of that number.
    package func line(_ chat: ChatID) throws(DatabaseError) -> ChatLine? {
        let lines = try use { database throws(DatabaseError) in
            try database.rows("\(ChatLine.query) WHERE id=?", .integer(chat.number))
                .compactMap(ChatLine.init(row:))
        }
        return lines.first
    }

    /// The questions of a conversation, on all branches, and its title.
    package func typed(in chat: ChatID) throws(DatabaseError) -> [String] {
        try use { database throws(DatabaseError) in
            try ChatReader(database: database, chat: chat).typed()
        }
    }

    /// What conversations cost; unknown where a price of their requests is.
    package func costs(of chats: [ChatID]) throws(DatabaseError) -> [ChatID: Cost] {
        try use { database throws(DatabaseError) in
            var costs: [ChatID: Cost] = [:]
            for chat in chats {
                let spent = try Spent(of: chat, in: database)
                costs[chat] =
                    spent.unpriced > 0
                    ? Cost(nil, isEstimate: spent.cost.isEstimate) : spent.cost
            }
            return costs
        }
    }
}
