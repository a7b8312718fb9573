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
}
