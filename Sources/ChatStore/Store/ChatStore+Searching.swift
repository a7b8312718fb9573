package import ChatKit

extension ChatStore {
    /// A turn in which all words of a search occur.
    package struct Hit: Sendable, Hashable {
        package let chat: ChatID
        package let turn: TurnID
    }

    /// The turns with these words in question or answers, newest first.
    package func search(
        _ terms: SearchTerms, atMost limit: Int
    ) throws(DatabaseError) -> [Hit] {
        guard !terms.isEmpty else { return [] }
        return try use { database throws(DatabaseError) in
            try database.rows(
                """
                SELECT turn.chat, turn.number FROM words JOIN turn ON turn.id=words.rowid
                WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?
                """, .text(terms.query), .integer(limit)
            ).compactMap { row in
                guard let chat = row[0].integer, let turn = row[1].integer else { return nil }
                return Hit(chat: ChatID(chat), turn: TurnID(turn))
            }
        }
    }
}
