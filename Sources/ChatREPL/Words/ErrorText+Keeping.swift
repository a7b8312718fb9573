import ChatKit
package import ChatStore

// What is said of conversations that cannot be kept.
extension ErrorText {
    /// Why the conversation is not kept, or what it costs; the chat goes on without.
    package static func notKept(_ error: DatabaseError, costsAlone: Bool) -> String {
        let what = costsAlone ? "what this costs is not" : "nothing more of this conversation is"
        return "\(what) kept: \(reason(error))"
    }

    /// Why kept conversations cannot be read.
    package static func notRead(_ error: DatabaseError) -> String {
        "the kept conversations cannot be read: \(reason(error))"
    }

    /// Said at the first start.
    static func keeps(_ file: String) -> String {
        """
        conversations are kept in \(file)
        --private or keep = 0 keeps none; claude-chat sessions delete N deletes them
        """
    }

    /// Said once before conversations expire; they are given the oldest first.
    static func expires(_ lines: [ChatLine], days: Int) -> String {
        let shown = lines.prefix(10).map { line in
            "  \(Platform.day(at: line.changed))  \(line.title.excerptLine)"
        }
        let more = lines.count > 10 ? ["  … and \(Numbers.grouped(lines.count - 10)) more"] : []
        let what = Numbers.plural(lines.count, "conversation")
        return
            ([
                "\(what) unchanged for \(Numbers.plural(days, "day")): the next start deletes "
                    + "\(lines.count == 1 ? "it" : "them"), unless keep is longer"
            ] + shown + more).joined(separator: "\n")
    }

    /// Said when conversations have expired.
    static func expired(_ count: Int, days: Int) -> String {
        "deleted \(Numbers.plural(count, "conversation")) unchanged for "
            + "\(Numbers.plural(days, "day")), as said at an earlier start"
    }

    /// Said where what an ended program had not sent is back at the prompt; `chat` is the number of
    /// the conversation that it was for, if that is another.
    static func isBack(_ chat: ChatID?) -> String {
        "what you had typed when the last chat ended is back at the prompt"
            + (chat.map { "; --resume \($0) goes on with its conversation" } ?? "")
    }

    private static func reason(_ error: DatabaseError) -> String {
        switch error {
        case .newer: "the kept conversations are those of a newer claude-chat"
        case .damaged: "the file of the kept conversations is damaged"
        case .full: "the disk is full"
        case .readOnly: "the file of the kept conversations cannot be written"
        case .busy: "other programs have used the file of the kept conversations for too long"
        case .strange: "something else lies in the place of the kept conversations"
        case .failed(let number): Platform.errorText(number)
        case .other(_, let message): message
        }
    }
}
