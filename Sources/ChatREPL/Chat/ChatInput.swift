import ChatTerminal

/// A parsed submission; it is parsed once, before it is queued.
struct ChatInput: Sendable {
    enum Meaning: Sendable {
        case message(Draft)
        case command(SlashCommand, argument: String)
        /// A line that begins with a slash and names no command.
        case unknown(sentence: String)
        /// Ctrl-D.
        case leave
    }

    let meaning: Meaning
    /// As it was entered; empty for Ctrl-D.
    let entered: Draft
    /// The line is on the screen already.
    let isOnScreen: Bool

    static let leave = ChatInput(meaning: .leave, entered: Draft(""), isOnScreen: true)

    private init(meaning: Meaning, entered: Draft, isOnScreen: Bool) {
        self.meaning = meaning
        self.entered = entered
        self.isOnScreen = isOnScreen
    }

    /// Parses a submission.
    ///
    /// Folded pastes and text of several lines are always messages, never commands.
    init(_ submission: Submission, _ commands: CommandTable) {
        entered = submission.entered
        isOnScreen = submission.isOnScreen
        let line = submission.message.text
        let start = line.drop(while: \.isWhitespace)
        guard start.hasPrefix("/"), submission.message == entered, entered.folds.isEmpty,
            !line.contains("\n")
        else {
            meaning = .message(submission.message)
            return
        }
        meaning =
            switch commands.read(String(start)) {
            case .message(let text): .message(Draft(text))
            case .command(let command, let argument): .command(command, argument: argument)
            case .unknown(let sentence): .unknown(sentence: sentence)
            }
    }

    /// A remark on a command that is sent as text because it was pasted.
    ///
    /// The first line counts as a command in any form that would run, other lines by full name.
    static func notRun(in submission: Submission, _ commands: CommandTable) -> String? {
        let line = submission.message.text
        guard
            submission.message != submission.entered || !submission.entered.folds.isEmpty
                || line.contains("\n")
        else { return nil }
        for (place, row) in line.split(whereSeparator: \.isNewline).enumerated() {
            let start = row.drop(while: \.isWhitespace)
            guard start.hasPrefix("/"),
                case .command(let command, _) = commands.read(String(start))
            else { continue }
            let word = start.dropFirst().prefix { !$0.isWhitespace }
            if place == 0 || word == command.name {
                return "\(String(start).excerpt) is sent as text: what is folded or "
                    + "has several lines is never run as a command"
            }
        }
        return nil
    }

    /// Whether it may run during an answer.
    var runsWhileBusy: Bool {
        switch meaning {
        case .message, .leave: false
        case .command(let command, let argument): command.mayRunWhileBusy(argument)
        case .unknown: true
        }
    }

    /// The message text; nil for commands.
    var message: Draft? {
        guard case .message(let draft) = meaning else { return nil }
        return draft
    }

    /// The queue row, at most `columns` wide.
    func waiting(columns: Int) -> String {
        if case .leave = meaning { return "leaving after this answer" }
        let (before, behind) = ("queued: '", "'")
        return before + entered.shown.line(atMost: columns - before.count - behind.count) + behind
    }

    /// Its name in the remark on dropped input.
    var name: String {
        if case .leave = meaning { return "leaving (Ctrl-D)" }
        return message == nil ? entered.text : entered.shown.excerpt
    }
}

extension Draft {
    /// Whether Enter would run it as a command.
    var isCommand: Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && folds.isEmpty && !text.contains("\n")
    }

    /// The draft with a slash escaped, so that entering it again sends the same message.
    var asTyped: Draft {
        let start = text.drop(while: \.isWhitespace)
        guard start.hasPrefix("/"), folds.isEmpty, !text.contains("\n") else { return self }
        return Draft("/" + start)
    }
}
