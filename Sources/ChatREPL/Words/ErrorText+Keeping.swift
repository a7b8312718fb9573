import ChatKit
package import ChatStore

// What is said of conversations that cannot be kept.
extension ErrorText {
    /// Why the rest of the conversation is not kept, or what it costs; the chat goes on without.
    package static func notKept(_ error: DatabaseError, costsAlone: Bool) -> String {
        let what = costsAlone ? "what this costs" : "what follows"
        let end = error.passes ? "; the next turn is kept again, with all before it" : ""
        return "\(what) is not kept: \(reason(error))\(end)"
    }

    /// Said once writing works again after `notKept`.
    static func keptAgain(costsAlone: Bool) -> String {
        costsAlone ? "what this costs is kept again" : "the conversation is kept again, all of it"
    }

    /// Said at the end of a program that could not write its last turns.
    static func lost(_ error: DatabaseError, costsAlone: Bool) -> String {
        "\(costsAlone ? "what this cost" : "the newest turns") could not be kept: \(reason(error))"
    }

    /// Said where another conversation goes on, and the one before could not be kept whole.
    static let leftBehind = "the newest turns of the conversation before could not be kept"

    /// Why the title of a conversation is not kept.
    static func notNamed(_ error: DatabaseError) -> String {
        "the title is not kept: \(reason(error))"
    }

    /// Said where conversations were not deleted, since they have changed after they were listed.
    static func notAllDeleted(_ count: Int) -> String {
        "not deleted: \(Numbers.plural(count, "conversation")) that another claude-chat writes, or "
            + "that went on meanwhile"
    }

    /// Why conversations that were to be deleted are still there.
    static func notDeletedYet(_ error: DatabaseError) -> String {
        "not deleted, or not all: \(reason(error)); claude-chat sessions delete N deletes one"
    }

    /// Why words that are to be deleted are still in the file.
    static func notDeleted(_ error: DatabaseError) -> String {
        "not everything could be deleted: \(reason(error)); the next start of a chat deletes it"
    }

    /// Why kept conversations cannot be read.
    package static func notRead(_ error: DatabaseError) -> String {
        "the kept conversations cannot be read: \(reason(error))"
    }

    /// Said where there is no place for conversations.
    package static let noPlace =
        "conversations are not kept: HOME names no folder: set it, or XDG_DATA_HOME"

    /// Said where a write-ahead log is given up, or not begun.
    static let leavesLog =
        "the kept conversations are on a network file system, where they are kept with a rollback "
        + "journal, which is slower: XDG_DATA_HOME can name a folder of this machine"

    /// Why a conversation cannot be written: its lock cannot be used.
    static func notLocked(_ title: String, _ lock: String, _ error: DatabaseError) -> String {
        let reason =
            switch error {
            case .strange: "something else lies there, or it is not yours: move it away"
            case .readOnly: "it cannot be written: check the modes of its folder and its disk"
            case .full: "the disk is full: make room"
            case .failed(let number): Platform.errorText(number)
            default: "it cannot be opened"
            }
        return "\(title.excerpt) cannot be locked in \(lock): \(reason)"
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
        let (them, rescue) =
            lines.count == 1
            ? ("it", "/resume and a question keep it, as keep = forever does")
            : ("them", "/resume and a question keep one, keep = forever keeps all")
        return
            ([
                "\(what) unchanged for \(Numbers.plural(days, "day")): from tomorrow on a start "
                    + "deletes \(them); \(rescue)"
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

    private static let doctor = "'claude-chat doctor' names it"

    /// What happened, and what to do about it.
    private static func reason(_ error: DatabaseError) -> String {
        switch error {
        case .newer: "the conversations are those of a newer claude-chat: update this one"
        case .damaged:
            "the file of the conversations is damaged or no database: move it away, and a new one is "
                + "begun (\(doctor))"
        case .full: "the disk is full: make room"
        case .readOnly:
            "the file of the conversations cannot be written: check its mode, its folder and its "
                + "disk (\(doctor))"
        case .busy: "another program has locked the file of the conversations: end it, or wait"
        case .strange:
            "something else lies in the place of the conversations, or it is not yours: move it "
                + "away (\(doctor))"
        case .gone:
            "the file of the conversations was moved, deleted or replaced: /clear begins one that "
                + "is kept"
        case .noSharedMemory:
            "the file system shares no memory: XDG_DATA_HOME can name another folder"
        case .failed(let number):
            "\(Platform.errorText(number)): check the folder of the conversations (\(doctor))"
        case .other(_, let message): "\(message): check the file of the conversations (\(doctor))"
        }
    }
}
