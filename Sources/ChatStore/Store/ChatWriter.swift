import ChatKit
import ClaudeMessages
import WireJSON

/// Writes the events of one conversation; its first question creates it.
struct ChatWriter {
    /// Nil until something was kept.
    private(set) var chat: ChatID?
    private let folder: String
    /// The title of a conversation that is yet to begin.
    var title: String?
    /// The numbers of the kept bases.
    private var bases: [Basis: Int]
    /// What happened before the first question.
    private var early: [TranscriptEvent] = []
    /// The turn that is being answered, as it will be loaded.
    private var open: MadeTurn?
    private var path = PathLength()
    private var spending: Spending

    /// A conversation that is begun in `folder`, with the server of that base URL.
    init(folder: String, server: String, title: String? = nil) {
        self.folder = folder
        self.title = title
        spending = Spending(server: server)
        bases = [:]
    }

    /// A conversation that goes on.
    init(_ kept: KeptChat, server: String) {
        folder = ""
        spending = Spending(server: server)
        chat = kept.id
        path = PathLength(kept.transcript)
        bases = Dictionary(kept.bases.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        if let turn = kept.transcript.open, let header = kept.transcript.header(turn),
            let body = kept.transcript.body(turn)
        {
            open = MadeTurn(header, body)
        }
    }

    /// Takes over the requests that run, whose costs are still to come.
    mutating func inherit(_ other: ChatWriter) { spending = other.spending }

    /// Writes events, costs and what `also` writes, all or nothing.
    mutating func write(
        _ events: [TranscriptEvent], _ costs: [SpendingEvent], at time: Double,
        in database: Database, also: (ChatID?) throws(DatabaseError) -> Void = { _ in }
    ) throws(DatabaseError) {
        let before = self
        do throws(DatabaseError) {
            try database.transaction { () throws(DatabaseError) in
                for event in events { try write(event, at: time, in: database) }
                for cost in costs { try spending.write(cost, of: chat, in: database) }
                try also(chat)
            }
        } catch {
            self = before
            throw error
        }
    }

    /// Writes an event, in a transaction of the caller's.
    mutating func write(
        _ event: TranscriptEvent, at time: Double, in database: Database
    ) throws(DatabaseError) {
        open.take(event)
        path.take(event, open)
        if chat == nil {
            guard case .asked(_, let question, _) = event else { return early.append(event) }
            try begin(with: question, at: time, in: database)
        }
        try insert(event, at: time, in: database)
        if case .ended = event { try end(in: database) }
    }

    private mutating func insert(
        _ event: TranscriptEvent, at time: Double, in database: Database
    ) throws(DatabaseError) {
        guard let chat else { return }
        var known = bases
        let row = try event.row { (basis: Basis) throws(DatabaseError) in
            if let number = known[basis] { return number }
            try database.run(
                "INSERT INTO basis(chat, data) VALUES(?, ?)", .integer(chat.number),
                .text(basis.json.description))
            known[basis] = database.lastID
            return database.lastID
        }
        bases = known
        if [.grew, .answered, .ended].contains(row.kind) {
            // Only the newest state of a growing answer is kept.
            try database.run(
                "DELETE FROM event WHERE chat=? AND turn=? AND kind='grew'", .integer(chat.number),
                SQLValue(row.turn))
        }
        try database.run(
            "INSERT INTO event(chat, turn, kind, data) VALUES(?, ?, ?, ?)", .integer(chat.number),
            SQLValue(row.turn), .text(row.kind.rawValue), .text(row.data.description))
        try database.run(
            "UPDATE chat SET changed=max(changed, ?), turns=? WHERE id=?", .real(time),
            .integer(path.count), .integer(chat.number))
    }

    private mutating func begin(
        with question: Question, at time: Double, in database: Database
    ) throws(DatabaseError) {
        try database.run(
            """
            INSERT INTO chat(id, folder, server, title, began, changed, words, turns)
            VALUES((\(Eraser.nextNumber)), ?, ?, ?, ?, ?, ?, 0)
            """, .text(folder), .text(spending.server), SQLValue(title), .real(time), .real(time),
            .text(String(question.shown.prefix(200))))
        chat = ChatID(database.lastID)
        for event in early { try insert(event, at: time, in: database) }
        early = []
    }

    /// Keeps the header of the turn that has ended, and indexes its words.
    private mutating func end(in database: Database) throws(DatabaseError) {
        guard let chat, let made = open else { return }
        open = nil
        let known = bases
        try database.run(
            "INSERT INTO turn(chat, number, header) VALUES(?, ?, ?)", .integer(chat.number),
            .integer(made.header.id.number), .text(made.header.json { known[$0] }.description))
        let words = TurnWords(made.body)
        try database.run(
            "INSERT INTO words(rowid, question, answer) VALUES(?, ?, ?)",
            .integer(database.lastID), .text(words.question), .text(words.answer))
    }
}
