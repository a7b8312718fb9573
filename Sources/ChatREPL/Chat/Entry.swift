/// Something that was entered, read once: waiting in the queue changes nothing about it.
enum Entry: Sendable {
    /// Text to send, and how it stands in the scrollback.
    case message(String, shown: String)
    case command(SlashCommand, argument: String, line: String)
    /// A slash and something that is no command.
    case unknown(sentence: String, line: String)
    /// Ctrl-D.
    case leave

    /// Reads what was entered.
    ///
    /// A paste never runs anything: what is folded, or has more than one line, is a message,
    /// whatever it begins with.
    init(_ line: String, shown: String) {
        let start = line.drop(while: \.isWhitespace)
        guard start.hasPrefix("/"), shown == line, !line.contains("\n") else {
            self = .message(line, shown: shown)
            return
        }
        self =
            switch SlashCommand.read(String(start)) {
            case .message(let text): .message(text, shown: shown)
            case .command(let command, let argument):
                .command(command, argument: argument, line: line)
            case .unknown(let sentence): .unknown(sentence: sentence, line: line)
            }
    }

    /// What to say of a command that is sent as text, because no paste runs anything.
    ///
    /// In the first line all counts that would have run alone, in others the whole name.
    static func notRun(in line: String, shown: String) -> String? {
        guard shown != line || line.contains("\n") else { return nil }
        for (place, row) in line.split(whereSeparator: \.isNewline).enumerated() {
            let start = row.drop(while: \.isWhitespace)
            guard start.hasPrefix("/"),
                case .command(let command, _) = SlashCommand.read(String(start))
            else { continue }
            let word = start.dropFirst().prefix { !$0.isWhitespace }
            if place == 0 || word == command.name {
                return "\(SlashCommand.excerpt(String(start))) is sent as text: what is pasted or "
                    + "has several lines is never run as a command"
            }
        }
        return nil
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
        case .message(let text, _):
            // Text of several lines is never read as a command.
            text.drop(while: \.isWhitespace).hasPrefix("/") && !text.contains("\n")
                ? "/" + text.drop(while: \.isWhitespace) : text
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

    var isMessage: Bool {
        guard case .message = self else { return false }
        return true
    }
}
