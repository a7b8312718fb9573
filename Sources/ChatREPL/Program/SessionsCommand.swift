import ChatKit
import ChatStore
import ChatTerminal

extension ProgramCommand {
    /// Lists, finds, shows and deletes kept conversations.
    static let sessions = ProgramCommand(
        name: "sessions",
        forms: [
            ("sessions list", "list the kept conversations, the newest first"),
            ("sessions search WORDS", "find them by words, beginnings* and \"phrases\""),
            ("sessions show N", "print one, as Markdown"),
            ("sessions delete N …", "delete them; what they cost stays"),
        ]
    ) { arguments, sources throws(Failure) in
        try Sessions(sources.environment)?.answer(arguments.words).map { ProgramOutput($0) }
    }
}

/// What `claude-chat sessions` prints.
struct Sessions {
    private let archive: Archive

    /// Nil where there is no place for conversations.
    init?(_ environment: Environment) {
        guard let archive = Archive(environment) else { return nil }
        self.archive = archive
    }

    /// Nil for words that do not fit the command.
    func answer(_ words: [String]) throws(Failure) -> String? {
        switch words.first {
        case "list" where words.count == 1: return try list()
        case "search" where words.count > 1:
            return try search(words.dropFirst().joined(separator: " "))
        case "show" where words.count == 2: return try show(words[1])
        case "delete" where words.count > 1: return try delete(Array(words.dropFirst()))
        default: return nil
        }
    }

    private func lines() throws(Failure) -> [ChatLine] {
        let store = archive.store
        guard store.exists else { return [] }
        return try archive.read { () throws(DatabaseError) in try store.list() }
    }

    private func list() throws(Failure) -> String {
        try lines().map(row).joined()
    }

    private func row(_ line: ChatLine) -> String {
        let number = String(repeating: " ", count: max(0, 4 - line.id.description.count))
        return "\(number)\(line.id)  \(Platform.day(at: line.changed))  "
            + "\(Numbers.plural(line.turns, "turn"))  \(Sanitizer.strict(line.title.excerptLine))\n"
    }

    /// The most turns that are found.
    private static let mostHits = 50

    private func search(_ text: String) throws(Failure) -> String {
        let terms = SearchTerms(text)
        guard !terms.isEmpty else { throw Failure(.usage, "there is no word to search for") }
        let lines = try lines()
        let hits =
            lines.isEmpty
            ? []
            : try archive.read { () throws(DatabaseError) in
                try archive.store.search(terms, atMost: Self.mostHits)
            }
        var seen: Set<ChatID> = []
        return hits.filter { seen.insert($0.chat).inserted }
            .compactMap { hit in lines.first { $0.id == hit.chat }.map(row) }.joined()
    }

    private func found(_ word: String, in lines: [ChatLine]) throws(Failure) -> ChatLine {
        guard let line = lines.first(where: { $0.id.description == word }) else {
            throw Failure(
                .noInput,
                "there is no conversation \(word.shortened): claude-chat sessions list shows them")
        }
        return line
    }

    private func show(_ word: String) throws(Failure) -> String {
        let line = try found(word, in: try lines())
        let kept = try archive.read { () throws(DatabaseError) in
            try archive.store.load(line.id)
        }
        let path = Array(kept.transcript.path(to: kept.transcript.head).map(\.id)).reversed()
        return "# \(Sanitizer.strict(line.title.excerptLine))\n"
            + path.compactMap { kept.transcript.body($0) }.map { body in
                "\n## \(Sanitizer.sanitize(body.question.text))\n\n"
                    + "\(Sanitizer.sanitize(body.answerText))\n"
            }.joined()
    }

    private func delete(_ words: [String]) throws(Failure) -> String {
        let lines = try lines()
        var chosen: [ChatLine] = []
        for word in words { chosen.append(try found(word, in: lines)) }
        try archive.delete(chosen)
        return "deleted \(Numbers.plural(chosen.count, "conversation"))\n"
    }
}
