package import ChatKit
import WireJSON

/// What a person has typed and not sent.
package struct KeptDraft: Sendable, Hashable {
    /// Messages that wait for an answer to end.
    package var queue: [Question]
    /// What stands in the prompt; nil for nothing.
    package var typed: Question?

    package init(queue: [Question] = [], typed: Question? = nil) {
        self.queue = queue
        self.typed = typed
    }

    package var isEmpty: Bool { queue.isEmpty && typed == nil }
}

extension KeptDraft {
    /// `chat` is the conversation that it was for.
    func json(folder: String, chat: ChatID?) -> JSON {
        JSON(members: [
            "folder": JSON(folder), "chat": chat.map { JSON($0.number) },
            "queue": .array(queue.map(\.json)), "typed": typed?.json,
        ])
    }

    init(json: JSON) {
        queue = json.array("queue").compactMap { Question(json: $0) }
        typed = json["typed"].flatMap { Question(json: $0) }
    }

    /// A row of the table `draft`; one that cannot be read is none.
    struct Row: Sendable {
        let place: String
        let folder: String
        let chat: ChatID?
        let draft: KeptDraft

        fileprivate init?(_ row: [SQLValue]) {
            guard let place = row[0].text, let text = row[1].text,
                let json = try? JSON(parsing: text, maximumDepth: 160)
            else { return nil }
            self.place = place
            folder = json.string("folder") ?? ""
            chat = json.int("chat").map(ChatID.init)
            draft = KeptDraft(json: json)
        }
    }

    /// All rows, the newest first; there is one for each program that has a draft.
    static func rows(in database: Database) throws(DatabaseError) -> [Row] {
        try database.rows("SELECT place, data FROM draft ORDER BY time DESC").compactMap(Row.init)
    }
}
