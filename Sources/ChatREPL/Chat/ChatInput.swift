import ChatTerminal

/// Something that was entered, read once: waiting in the queue changes nothing about it.
struct ChatInput: Sendable {
    enum Meaning: Sendable {
        case message(Draft)
        case command(SlashCommand, argument: String)
        /// A slash and something that is no command.
        case unknown(sentence: String)
        /// Ctrl-D.
        case leave
    }

    let meaning: Meaning
    /// As it was entered; empty for Ctrl-D.
    let entered: Draft
    /// It need not be shown when its turn comes.
    let isOnScreen: Bool

    static let leave = ChatInput(meaning: .leave, entered: Draft(""), isOnScreen: true)

    private init(meaning: Meaning, entered: Draft, isOnScreen: Bool) {
        self.meaning = meaning
        self.entered = entered
        self.isOnScreen = isOnScreen
    }

    /// Reads what was entered.
    ///
    /// A paste runs nothing by itself: what is folded, or has more than one line, is a message,
    /// whatever it begins with.
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

    /// What to say of a command that is sent as text, because no paste runs anything.
    ///
    /// In the first line all counts that would have run alone, in others the whole name.
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

    /// Whether it need not wait for the answer under way.
    var runsWhileBusy: Bool {
        switch meaning {
        case .message, .leave: false
        case .command(let command, let argument): command.mayRunWhileBusy(argument)
        case .unknown: true
        }
    }

    /// What is sent, where it is a message.
    var message: Draft? {
        guard case .message(let draft) = meaning else { return nil }
        return draft
    }

    /// Its row of so many columns while it waits.
    func waiting(columns: Int) -> String {
        if case .leave = meaning { return "leaving after this answer" }
        let (before, behind) = ("queued: '", "'")
        return before + entered.shown.line(atMost: columns - before.count - behind.count) + behind
    }

    /// How it is named when it is forgotten.
    var name: String {
        if case .leave = meaning { return "leaving (Ctrl-D)" }
        return message == nil ? entered.text : entered.shown.excerpt
    }
}

extension Draft {
    /// A message that means the same when it is entered; text of several lines, or folded, is
    /// never read as a command.
    var asTyped: Draft {
        let start = text.drop(while: \.isWhitespace)
        guard start.hasPrefix("/"), folds.isEmpty, !text.contains("\n") else { return self }
        return Draft("/" + start)
    }
}
