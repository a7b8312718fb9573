import ChatKit
import ClaudeMessages
import WireJSON

/// Reads conversations from the database.
struct ChatReader {
    let database: Database
    let chat: ChatID

    /// The kept bases by number.
    func bases() throws(DatabaseError) -> [Int: Basis] {
        var bases: [Int: Basis] = [:]
        for row in try database.rows(
            "SELECT id, data FROM basis WHERE chat=?", .integer(chat.number))
        {
            guard let number = row[0].integer, let json = Self.json(row[1]) else { continue }
            bases[number] = Basis(json: json)
        }
        return bases
    }

    /// The conversation without the bodies of its ended turns, which `load` reads.
    func transcript(
        _ bases: [Int: Basis], load: @escaping @Sendable (TurnID) -> TurnBody?
    ) throws(DatabaseError) -> Transcript {
        let headers = try headers(bases)
        var transcript = Transcript(load: load)
        for row in try database.rows(Self.events, .integer(chat.number), .integer(chat.number)) {
            if let turn = row[0].integer, row[1] == "ended", let header = headers[turn] {
                transcript.restore(header)
            } else if let event = Self.event(row, bases) {
                transcript.apply(event)
            }
        }
        return transcript
    }

    /// Of turns that have ended only the last event, which says when; their headers have the rest.
    private static let events = """
        SELECT turn, kind, CASE kind WHEN 'ended' THEN '{}' ELSE data END FROM event
        WHERE chat=? AND (kind='ended' OR turn IS NULL
          OR turn NOT IN (SELECT number FROM turn WHERE chat=?)) ORDER BY id
        """

    private func headers(_ bases: [Int: Basis]) throws(DatabaseError) -> [Int: TurnHeader] {
        var headers: [Int: TurnHeader] = [:]
        for row in try database.rows(
            "SELECT number, header FROM turn WHERE chat=?", .integer(chat.number))
        {
            guard let number = row[0].integer, let json = Self.json(row[1]) else { continue }
            headers[number] = TurnHeader(TurnID(number), json: json, bases)
        }
        return headers
    }

    /// The content of a turn.
    func body(_ turn: TurnID) throws(DatabaseError) -> TurnBody? {
        try body(turn, "'asked', 'grew', 'answered', 'returned', 'ended'")
    }

    /// The words of a turn; the results of tools are not read.
    func words(_ turn: TurnID) throws(DatabaseError) -> TurnWords? {
        try body(turn, "'asked', 'answered', 'ended'").map(TurnWords.init)
    }

    private func body(_ turn: TurnID, _ kinds: String) throws(DatabaseError) -> TurnBody? {
        var open: (header: TurnHeader, body: TurnBody)?
        for row in try database.rows(
            """
            SELECT turn, kind, data FROM event WHERE chat=? AND turn=?
            AND kind IN (\(kinds)) ORDER BY id
            """, .integer(chat.number), .integer(turn.number))
        {
            guard let event = Self.event(row, [:]) else { continue }
            if case .asked(let id, let question, let parent) = event {
                open = (
                    TurnHeader(id: id, parent: parent, question: question),
                    TurnBody(question: question)
                )
            } else if var (header, body) = open {
                event.change(&header, &body)
                open = (header, body)
            }
        }
        return open?.body
    }

    /// The numbers of its events, in their order.
    func eventNumbers() throws(DatabaseError) -> [Int] {
        try database.rows("SELECT id FROM event WHERE chat=? ORDER BY id", .integer(chat.number))
            .compactMap { $0.first?.integer }
    }

    func event(_ number: Int, _ bases: [Int: Basis]) throws(DatabaseError) -> TranscriptEvent? {
        try database.rows("SELECT turn, kind, data FROM event WHERE id=?", .integer(number)).first
            .flatMap { Self.event($0, bases) }
    }

    private static func event(_ row: [SQLValue], _ bases: [Int: Basis]) -> TranscriptEvent? {
        guard let kind = row[1].text.flatMap(EventRow.Kind.init(rawValue:)), let data = json(row[2])
        else { return nil }
        return TranscriptEvent(EventRow(turn: row[0].integer, kind: kind, data: data), bases)
    }

    private static func json(_ value: SQLValue) -> JSON? {
        guard let text = value.text else { return nil }
        // Deeper than what a server may send: blocks stand inside of events.
        return try? JSON(parsing: text, maximumDepth: 160)
    }
}
