import ChatKit
import ClaudeMessages
import WireJSON

/// Reads conversations from the database.
struct ChatReader {
    let database: Database
    let chat: ChatID

    /// The base URL of the server it was begun with.
    func server() throws(DatabaseError) -> String? {
        try database.value("SELECT server FROM chat WHERE id=?", .integer(chat.number)).text
    }

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

    // MARK: - Events and headers

    /// An event without its data.
    struct EventPlace {
        let id: Int
        let turn: Int?
        let kind: EventRow.Kind?
    }

    /// All events in their order.
    func places() throws(DatabaseError) -> [EventPlace] {
        try database.rows(
            "SELECT id, turn, kind FROM event WHERE chat=? ORDER BY id", .integer(chat.number)
        ).compactMap { row in
            row[0].integer.map {
                EventPlace(
                    id: $0, turn: row[1].integer,
                    kind: row[2].text.flatMap(EventRow.Kind.init(rawValue:)))
            }
        }
    }

    /// An event; nil where it cannot be read.
    func event(_ number: Int, _ bases: [Int: Basis]) throws(DatabaseError) -> TranscriptEvent? {
        try database.rows("SELECT turn, kind, data FROM event WHERE id=?", .integer(number))
            .first.flatMap { row in Self.json(row[2]).flatMap { Self.event(row, $0, bases) } }
    }

    /// The headers of the turns that have ended, by number; nil for one that cannot be read.
    func headers(_ bases: [Int: Basis]) throws(DatabaseError) -> [Int: TurnHeader?] {
        var headers: [Int: TurnHeader?] = [:]
        for row in try database.rows(
            "SELECT number, header FROM turn WHERE chat=?", .integer(chat.number))
        {
            guard let number = row[0].integer else { continue }
            headers[number] = .some(
                Self.json(row[1]).flatMap { TurnHeader(TurnID(number), json: $0, bases) })
        }
        return headers
    }

    /// The header of a turn as its events make it; nil where its question cannot be read.
    func rebuiltHeader(
        _ turn: TurnID, _ bases: [Int: Basis]
    ) throws(DatabaseError) -> TurnHeader? {
        let kinds = "'asked', 'sent', 'counted', 'grew', 'answered', 'returned', 'ended'"
        return try made(turn, kinds, bases)?.closed.header
    }

    // MARK: - Bodies

    /// The content of a turn.
    func body(_ turn: TurnID) throws(DatabaseError) -> TurnBody? {
        try body(turn, "'asked', 'grew', 'answered', 'returned', 'ended'")
    }

    /// The words of a turn; the results of tools are not read.
    func words(_ turn: TurnID) throws(DatabaseError) -> TurnWords? {
        try body(turn, "'asked', 'answered', 'ended'").map(TurnWords.init)
    }

    /// All questions, and the title.
    func typed() throws(DatabaseError) -> [String] {
        var texts = try database.rows(
            "SELECT title FROM chat WHERE id=?", .integer(chat.number)
        ).compactMap { $0[0].text }
        for row in try database.rows(
            "SELECT turn, kind, data FROM event WHERE chat=? AND kind='asked'",
            .integer(chat.number))
        {
            guard let data = Self.json(row[2]),
                case .asked(_, let question, _) = Self.event(row, data, [:])
            else { continue }
            texts.append(question.text)
        }
        return texts
    }

    private func body(_ turn: TurnID, _ kinds: String) throws(DatabaseError) -> TurnBody? {
        try made(turn, kinds, [:])?.body
    }

    /// What the events of a turn have made of it.
    private func made(
        _ turn: TurnID, _ kinds: String, _ bases: [Int: Basis]
    ) throws(DatabaseError) -> MadeTurn? {
        var made: MadeTurn?
        for row in try database.rows(
            """
            SELECT turn, kind, data FROM event WHERE chat=? AND turn=?
            AND kind IN (\(kinds)) ORDER BY id
            """, .integer(chat.number), .integer(turn.number))
        {
            guard let data = Self.json(row[2]), let event = Self.event(row, data, bases) else {
                continue
            }
            made.take(event)
            made?.body.mendedTexts += data.mendedTexts
        }
        return made
    }

    private static func event(
        _ row: [SQLValue], _ data: JSON, _ bases: [Int: Basis]
    ) -> TranscriptEvent? {
        guard let kind = row[1].text.flatMap(EventRow.Kind.init(rawValue:)) else { return nil }
        return TranscriptEvent(EventRow(turn: row[0].integer, kind: kind, data: data), bases)
    }

    private static func json(_ value: SQLValue) -> JSON? {
        guard let text = value.text else { return nil }
        // Deeper than what a server may send: blocks stand inside of events.
        return try? JSON(parsing: text, maximumDepth: 160)
    }
}

extension JSON {
    /// How many strings have a lone surrogate.
    fileprivate var mendedTexts: Int {
        switch self {
        case .string(let text): text.broken == nil ? 0 : 1
        case .array(let items): items.reduce(0) { $0 + $1.mendedTexts }
        case .object(let object): object.members.reduce(0) { $0 + $1.value.mendedTexts }
        default: 0
        }
    }
}
