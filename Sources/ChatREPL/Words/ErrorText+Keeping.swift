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

    package static let nothingKept =
        "-c and --resume go on with a kept conversation: private, or keep = 0, keeps none"

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

    /// Said where a conversation goes on, whose last answer may have ended with the program.
    static func goesOn(_ title: String, turns: Int, wasCut: Bool) -> String {
        "going on with \(title.excerpt), \(Numbers.plural(turns, "turn"))"
            + (wasCut ? "; the last answer was cut when the program ended" : "")
    }

    static let noneKept = "there is no conversation to go on with: none was kept"
    static let needsWords = "--resume needs a number or WORDS here, where nobody can choose"

    static func notThere(_ word: String) -> String {
        "there is no conversation \(word.shortened): claude-chat sessions list shows them"
    }

    /// Of the conversations with these words none or several are there.
    static func several(_ lines: [ChatLine], for words: String) -> String {
        guard !lines.isEmpty else {
            return "no conversation has '\(words.shortened)': claude-chat sessions list shows them"
        }
        let some = lines.prefix(3).map { "\($0.id) \($0.title.excerpt)" }.joined(separator: ", ")
        let more = lines.count > 3 ? ", …" : ""
        return "several conversations have '\(words.shortened)': \(some)\(more); "
            + "--resume NUMBER takes one"
    }

    /// Which program has a conversation.
    static func held(_ title: String, process: Int?) -> String {
        "\(title.excerpt) goes on in another claude-chat"
            + (process.map { " (process \($0))" } ?? "")
    }

    /// Said behind `goesOn` where another conversation, of another folder, is newer.
    static func isNewer(_ line: ChatLine) -> String {
        "; of another folder and newer is \(line.title.excerpt) (--resume \(line.id))"
    }

    static func forked(_ title: String) -> String {
        let end = " (copy)"
        return title.hasSuffix(end) ? title : title + end
    }

    static let keepsNothing = "no conversation is kept here: private, or keep = 0"
    static let isOpen = "that is the conversation you are in"
    static let nothingToCopy = "there is nothing to copy yet: the first question begins one"
    static let noTitle = "there is no title yet: the first question is its title, or /title NAME"
    static let isPrivateNow =
        "nothing is kept from here on, neither what is said nor what is typed; costs are counted"

    static func title(_ title: String) -> String { "title: \(title.excerptLine)" }

    static func named(_ title: String) -> String { "the title is \(title.excerpt) now" }

    static func named(_ title: String, by model: String, for cost: Cost) -> String {
        "\(named(title)) (\(model), \(Numbers.cost(cost)))"
    }

    static func titleFailed(_ cause: String?) -> String {
        "no title was found: \(cause ?? "the answer was empty"); /title NAME sets one"
    }

    static func goesOnInCopy(_ title: String, of chat: ChatID) -> String {
        "going on in \(title.excerpt); /resume \(chat) goes back to the first one"
    }

    static func asksToDelete(_ line: ChatLine) -> String {
        "delete \(line.title.excerpt), \(Numbers.plural(line.turns, "turn"))? what it cost stays"
    }

    static func asksToForget(_ line: ChatLine) -> String {
        "what was kept of this conversation, \(Numbers.plural(line.turns, "turn")): delete it too?"
    }

    static func deleted(_ line: ChatLine) -> String { "deleted: \(line.title.excerpt)" }

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
