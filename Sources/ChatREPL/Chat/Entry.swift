/// Something that was entered, read once: waiting in the queue changes nothing about it.
enum Entry: Sendable {
    /// Text to send, and how it stands in the scrollback.
    case message(String, shown: String)
    case command(SlashCommand, argument: String, line: String)
    /// A slash and something that is no command.
    case unknown(sentence: String, line: String)
    /// Ctrl-D.
    case leave

    /// Reads a line by how it is shown: a folded paste is a message, whatever it begins with,
    /// because a paste never runs anything.
    init(_ line: String, shown: String) {
        guard shown.hasPrefix("/") else {
            self = .message(line, shown: shown)
            return
        }
        self =
            switch SlashCommand.read(line) {
            case .message(let text): .message(text, shown: shown)
            case .command(let command, let argument):
                .command(command, argument: argument, line: line)
            case .unknown(let sentence): .unknown(sentence: sentence, line: line)
            }
    }

    /// Whether it need not wait for the answer under way.
    var runsWhileBusy: Bool {
        switch self {
        case .message, .leave: false
        case .command(let command, let argument, _): command.mayRunWhileBusy(argument)
        case .unknown: true
        }
    }

    /// What means the same when it is entered again.
    var draft: String? {
        switch self {
        case .message(let text, _): text.hasPrefix("/") ? "/" + text : text
        case .command(_, _, let line), .unknown(_, let line): line
        case .leave: nil
        }
    }

    /// Its row while it waits.
    var waiting: String {
        switch self {
        case .message(_, let shown): "queued: " + SlashCommand.excerpt(shown)
        case .command(_, _, let line), .unknown(_, let line):
            "queued: " + SlashCommand.excerpt(line)
        case .leave: "leaving after this answer"
        }
    }

    /// One draft that holds all of these, and is no command unless it is one alone.
    static func draft(of entries: [Entry], before typed: String) -> String {
        let drafts = entries.compactMap(\.draft) + (typed.isEmpty ? [] : [typed])
        guard drafts.count > 1, case .command = entries.first else {
            return drafts.joined(separator: "\n")
        }
        return "/" + drafts.joined(separator: "\n")
    }
}
