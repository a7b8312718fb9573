import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages
import SystemKit

extension ProgramCommand {
    /// Lists, finds, shows, exports and deletes kept conversations.
    static let sessions = ProgramCommand(
        name: "sessions",
        forms: [
            ("sessions list [--limit N]", "list the kept conversations, the newest first"),
            (
                "sessions search WORDS [--limit N]",
                "find them by words, beginnings* and \"phrases\""
            ), ("sessions show N", "print one, as Markdown"),
            (
                "sessions export N [--format FORMAT]",
                "as markdown, or request or curl, which ask its last question again"
            ), ("sessions delete N …", "delete them; the record of their costs is kept"),
        ], flags: [limit, format]
    ) { arguments, sources, diagnostics throws(Failure) in
        try Sessions(arguments, sources, diagnostics).answer()
    }

    private static let mostListed = 1_000_000
    private static let limit = Setting(
        "limit",
        .number(
            TypedNumber(
                noun: "a number of conversations", range: 1...mostListed, units: [:],
                examples: "20 or 500")), standard: 50, reach: .flag, "the most to list")
    private static let format = Setting(
        "format", .choice, standard: ExportFormat.markdown, reach: .flag, "what to export it as")

    /// What `claude-chat sessions` prints.
    private struct Sessions {
        let archive: Archive
        let arguments: Arguments
        let sources: PreferenceSources
        let diagnostics: Diagnostics

        init(
            _ arguments: Arguments, _ sources: PreferenceSources, _ diagnostics: Diagnostics
        ) throws(Failure) {
            guard let archive = Archive(sources.environment) else {
                throw Failure(.noInput, ErrorText.noPlace)
            }
            self.archive = archive
            self.arguments = arguments
            self.sources = sources
            self.diagnostics = diagnostics
        }

        /// Nil for words that do not fit the command.
        func answer() throws(Failure) -> ProgramOutput? {
            let words = arguments.words.dropFirst()
            switch arguments.words.first {
            case "list" where words.isEmpty: return try list()
            case "search": return try search(words.joined(separator: " "))
            case "show" where words.count == 1:
                return try export(words.joined(), as: .markdown, fitted: true)
            case "export" where words.count == 1:
                return try export(words.joined(), as: arguments.preferences[format])
            case "delete" where !words.isEmpty: return try delete(Array(words))
            default: return nil
            }
        }

        private var limit: Int { arguments.preferences[ProgramCommand.limit] }

        /// Standard output, as settings and terminal want it.
        private func sheet() throws(Failure) -> SessionSheet {
            let setup = try sources.load(arguments).terminal(sources.environment, input: 1)
            let columns = setup.outputIsTerminal ? Descriptors.windowSize(1)?.columns ?? 80 : nil
            return SessionSheet(columns: columns, color: setup.colorPolicy)
        }

        private func list() throws(Failure) -> ProgramOutput {
            let store = archive.store
            guard store.exists else { return ProgramOutput("", notes: [ErrorText.nothingKeptYet]) }
            let sheet = try sheet()
            return try archive.read { () throws(DatabaseError) in
                let lines = try store.list(atMost: limit)
                let more = try store.count() - lines.count
                var notes = lines.isEmpty ? [ErrorText.nothingKeptYet] : []
                if more > 0 {
                    notes.append(
                        "\(Numbers.grouped(more)) more: --limit \(min(limit + more, ProgramCommand.mostListed)) lists them"
                    )
                }
                return ProgramOutput(
                    sheet.text(lines, try store.costs(of: lines.map(\.id))), notes: notes)
            }
        }

        /// That nothing was found is no failure; a script sees it by the empty output.
        private func search(_ text: String) throws(Failure) -> ProgramOutput {
            let terms = SearchTerms(text)
            guard !terms.isEmpty else { throw Failure(.usage, "there is no word to search for") }
            let store = archive.store
            let sheet = try sheet()
            guard store.exists else { return ProgramOutput("", notes: [ErrorText.nothingKeptYet]) }
            return try archive.read { () throws(DatabaseError) in
                let found = try store.search(terms, atMost: limit)
                let costs = try store.costs(of: found.groups.map(\.line.id))
                var notes = found.groups.isEmpty ? ["nothing was found: '\(text.shortened)'"] : []
                if found.hasMore {
                    notes.append(
                        "there are more: --limit \(min(limit * 2, ProgramCommand.mostListed)) shows them"
                    )
                }
                return ProgramOutput(sheet.text(found.groups, costs), notes: notes)
            }
        }

        private func found(_ word: String) throws(Failure) -> ChatLine {
            let number = TypedNumber.whole(word)
            let line = try archive.read { () throws(DatabaseError) in
                guard let number, archive.store.exists else { return ChatLine?.none }
                return try archive.store.line(ChatID(number))
            }
            guard let line else {
                throw Failure(.noInput, ErrorText.notThere(word))
            }
            return line
        }

        private func export(
            _ word: String, as format: ExportFormat, fitted: Bool = false
        ) throws(Failure) -> ProgramOutput {
            let line = try found(word)
            let (kept, costs) = try archive.read { () throws(DatabaseError) in
                (
                    try archive.store.load(line.id, examining: .max),
                    try archive.store.costs(of: [line.id])
                )
            }
            var transcript = kept.transcript
            let notes = [ErrorText.repaired(kept.repairs)].compactMap(\.self)
            guard format != .markdown else {
                let markdown = ConversationMarkdown(
                    title: line.title, began: line.began, cost: costs[line.id], transcript)
                guard Platform.isTerminal(1) else {
                    return ProgramOutput(markdown.text, notes: notes)
                }
                let columns = fitted ? Descriptors.windowSize(1)?.columns : nil
                return ProgramOutput(
                    columns.map(markdown.text(columns:)) ?? Sanitizer.sanitize(markdown.text),
                    notes: notes)
            }
            if let end = transcript.closing { transcript.apply(end) }
            let preferences = try sources.load(arguments)
            let session = ChatSession(preferences)
            guard let request = ConversationRequest(transcript, session.turnSettings) else {
                throw Failure(.badInput, "there is no question in conversation \(line.id)")
            }
            guard format == .curl else { return ProgramOutput(request.json + "\n", notes: notes) }
            if let url = kept.server.flatMap({ try? BaseURL($0, allowsHTTP: true) }) {
                return ProgramOutput(request.curl(to: url), notes: notes)
            }
            let files = try VariableFiles(preferences, sources.environment, SecretFiles.read)
            let url = try Configuration.baseURL(preferences, files)
            return ProgramOutput(request.curl(to: url), notes: notes)
        }

        private func delete(_ words: [String]) throws(Failure) -> ProgramOutput {
            var chosen: [ChatLine] = []
            for word in words {
                let line = try found(word)
                if !chosen.contains(line) { chosen.append(line) }
            }
            let news = DeletingNews(chosen.count, diagnostics, now: Surroundings.live.now)
            let deleted = try archive.delete(chosen, progress: news.tell)
            if let problem = deleted.problem { diagnostics.say(problem) }
            return ProgramOutput("deleted \(Numbers.plural(deleted.count, "conversation"))\n")
        }
    }
}
