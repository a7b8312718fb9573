import ChatKit

extension ChatStore {
    /// The conversations with these words in their title, a question or the answers to it.
    ///
    /// Where there are more than `limit`, those with the newest hits are chosen. So that a frequent
    /// word is found in milliseconds, only as many hits are read as that needs.
    package func search(
        _ terms: SearchTerms, atMost limit: Int, hits: Int = 3
    ) throws(DatabaseError) -> SearchResult {
        guard !terms.isEmpty, limit > 0 else { return SearchResult() }
        return try use { database throws(DatabaseError) in
            var finder = ChatFinder(database: database, terms: terms, limit: limit, mostHits: hits)
            return try finder.find()
        }
    }
}

/// One search.
private struct ChatFinder {
    let database: Database
    let terms: SearchTerms
    let limit: Int
    let mostHits: Int
    private var matcher: WordMatcher

    init(database: Database, terms: SearchTerms, limit: Int, mostHits: Int) {
        self.database = database
        self.terms = terms
        self.limit = limit
        self.mostHits = mostHits
        matcher = WordMatcher(terms)
    }

    mutating func find() throws(DatabaseError) -> SearchResult {
        let hits = try hits()
        let titled = try titled()
        var lines: [ChatLine] = []
        for chat in Set(hits.byChat.keys).union(titled) {
            lines += try database.rows("\(ChatLine.query) WHERE id=?", .integer(chat.number))
                .compactMap(ChatLine.init(row:))
        }
        lines.sort { ($0.changed, $0.id) > ($1.changed, $1.id) }
        var groups: [SearchResult.Group] = []
        for line in lines.prefix(limit) {
            var found: [SearchResult.Hit] = []
            for turn in hits.byChat[line.id] ?? [] {
                found.append(SearchResult.Hit(turn: turn, snippet: try snippet(turn, of: line.id)))
            }
            groups.append(SearchResult.Group(line: line, hits: found))
        }
        return SearchResult(groups: groups, hasMore: hits.hasMore || lines.count > limit)
    }

    // MARK: - Turns

    /// The newest turns with the words, by conversation, of the first conversations that come.
    private struct Hits {
        var byChat: [ChatID: [TurnID]] = [:]
        var hasMore = false
    }

    /// How many hits are read beyond those that name a conversation more than wanted, to find other
    /// turns of those found.
    private static let mostFurther = 1_000
    /// How many hits are read where they are in few conversations.
    private static let mostRead = 100_000

    private func hits() throws(DatabaseError) -> Hits {
        var found = Hits()
        var (read, further) = (0, 0)
        // By row numbers from the index's end: nothing is sorted, and reading can stop.
        try database.each(
            """
            SELECT turn.chat, turn.number FROM words CROSS JOIN turn ON turn.id=words.rowid
            WHERE words MATCH ? ORDER BY words.rowid DESC
            """, [.text(terms.query)]
        ) { row in
            guard let chat = row[0].integer.map(ChatID.init), let turn = row[1].integer else {
                return true
            }
            let turns = found.byChat[chat]
            if turns == nil, found.byChat.count == limit { found.hasMore = true }
            if turns != nil || found.byChat.count < limit, turns?.count ?? 0 < mostHits {
                found.byChat[chat, default: []].append(TurnID(turn))
            }
            read += 1
            further += found.hasMore ? 1 : 0
            return read < Self.mostRead && further < Self.mostFurther
        }
        found.hasMore = found.hasMore || read == Self.mostRead
        return found
    }

    /// A tool's results, which may be large, are not read for it.
    private mutating func snippet(
        _ turn: TurnID, of chat: ChatID
    ) throws(DatabaseError) -> Snippet? {
        let reader = ChatReader(database: database, chat: chat)
        guard let words = try reader.words(turn) else { return nil }
        return Snippet(of: words.question, &matcher) ?? Snippet(of: words.answer, &matcher)
    }

    // MARK: - Titles

    /// The newest conversations that were given a title with the words: one more than wanted.
    private mutating func titled() throws(DatabaseError) -> Set<ChatID> {
        var found: Set<ChatID> = []
        for row in try database.rows(
            "SELECT id, title FROM chat WHERE title IS NOT NULL ORDER BY changed DESC")
        where found.count <= limit {
            guard let chat = row[0].integer, let title = row[1].text,
                matcher.matchesAll(in: title)
            else { continue }
            found.insert(ChatID(chat))
        }
        return found
    }
}
