import ChatKit
import ChatStore
import ClaudeMessages

// What is said of kept conversations.
extension ErrorText {
    /// Said where a conversation goes on, whose last answer may have ended with the program.
    static func goesOn(_ title: String, turns: Int) -> String {
        "going on with \(title.excerpt), \(Numbers.plural(turns, "turn"))"
    }

    /// Said where the program ended during an answer; `question` is the one that had
    /// no answer.
    static func wasCut(_ question: String?) -> String {
        guard let question else { return "the last answer was cut when the program ended" }
        return "\(question.excerpt) had no answer when the program ended"
    }

    static let nothingKeptYet = "no conversation is kept yet"
    /// Why an answer is not whole; nil for one that is.
    static func notWhole(_ ending: TurnEnding?, hasText: Bool) -> String? {
        switch ending {
        case .answered, nil: nil
        case .truncated: "the answer was cut by a limit of tokens"
        case .refused: "the model refused to go on"
        case .capped: "the answer ends here: the limit of tool rounds was reached"
        case .stopped: hasText ? "the answer was stopped" : "stopped before an answer came"
        case .cut: hasText ? "the answer was cut off" : "cut off before an answer came"
        case .failed: hasText ? "the answer failed here" : "no answer came"
        }
    }

    static let noneKept = "there is no conversation to go on with: none was kept"
    static let needsWords = "--resume needs a number or WORDS here, where nobody can choose"

    static let noOther = "there is no other conversation to go on with"

    static func notThere(_ word: String, _ names: SettingNames = .flags) -> String {
        "there is no conversation \(word.shortened): \(list(names))"
    }

    static func noneHas(_ words: String, _ names: SettingNames = .flags) -> String {
        "no conversation has '\(words.shortened)': \(list(names))"
    }

    private static func list(_ names: SettingNames) -> String {
        (names == .flags ? "claude-chat sessions list" : "/resume") + " shows them"
    }

    /// More than one conversation has these words.
    static func several(_ lines: [ChatLine], for words: String) -> String {
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

    static let titleBeforeChoice =
        "--title names a conversation, and --resume is to choose one: /title NAME names it then"

    static func forked(_ title: String) -> String {
        title.hasSuffix(String.copyMark) ? title : title + String.copyMark
    }

    static let isOpen = "that is the conversation you are in"
    static let isOpenStill = "that is the conversation you are in: go on with another one first"
    static let nothingToCopy = "there is nothing to copy yet: the first question begins one"
    static let awaitsTitle = "a title is asked for already: it comes in a moment"
    static let notCopied =
        "not copied: the newest turns could not be kept yet; /fork again once they are"
    static let noTitle = "there is no title yet: the first question is its title, or /title NAME"
    static let isPrivateNow =
        "nothing is kept from here on, neither what is said nor what is typed; costs are counted"

    static func title(_ title: String) -> String { "title: \(title.line(atMost: .max))" }

    static func named(_ title: String) -> String { "the title is '\(title.titleLine)' now" }

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
        "delete \(line.title.excerpt), \(Numbers.plural(line.turns, "turn"))? "
            + "the record of its costs is kept"
    }

    static func asksToForget(_ line: ChatLine) -> String {
        "what was kept of this conversation"
            + (line.turns > 0 ? ", \(Numbers.plural(line.turns, "turn"))" : "") + ": delete it too?"
    }

    static func isDeleting(_ line: ChatLine) -> String {
        "deleting \(line.title.excerpt), \(Numbers.plural(line.turns, "turn")): it takes a moment, "
            + "while the chat goes on"
    }

    static func deleted(_ line: ChatLine) -> String { "deleted: \(line.title.excerpt)" }

    /// What was damaged in a conversation; nil where nothing was.
    static func repaired(_ repairs: Repairs) -> String? {
        let found = [
            (repairs.lostTurns, "turn", "left out"), (repairs.rebuiltTurns, "turn", "restored"),
            (repairs.openTurns, "turn", "closed"), (repairs.lostChanges, "change", "left out"),
            (repairs.orphanedCalls, "tool call", "closed"),
            (repairs.badBlocks, "empty block", "left out"),
            (repairs.mendedTexts, "text", "mended"),
        ].filter { $0.0 > 0 }
        guard !found.isEmpty else { return nil }
        return "this conversation is damaged: "
            + found.map { "\(Numbers.plural($0, $1)) \($2)" }.joined(separator: ", ")
    }
}
