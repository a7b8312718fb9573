package import ChatTerminal
package import SystemKit

/// Completion candidates for the text before the cursor.
package struct Completer {
    let session: ChatSession
    let table: CommandTable
    let listFolder: (String) -> [Folder.Entry]

    package init(
        session: ChatSession, table: CommandTable,
        listFolder: @escaping (String) -> [Folder.Entry]
    ) {
        self.session = session
        self.table = table
        self.listFolder = listFolder
    }

    /// The folder to list for a draft; nil if none is needed.
    package func folder(for draft: String) -> String? { path(in: draft)?.folder }

    private func path(in draft: String) -> FilePath? {
        if let path = FilePath(endOf: draft) { return path }
        guard let (command, typed) = argument(of: draft), command.takesFile else { return nil }
        return FilePath(typed, before: draft.dropLast(typed.count))
    }

    /// The command of a draft and its argument text.
    private func argument(of draft: String) -> (SlashCommand, Substring)? {
        guard draft.hasPrefix("/"), !draft.contains("\n"),
            let space = draft.firstIndex(where: \.isWhitespace),
            case .command(let command, _) = table.read(draft)
        else { return nil }
        return (command, draft[space...].drop(while: \.isWhitespace))
    }

    package func completions(for draft: String) -> [Completion] {
        if let path = path(in: draft) { return files(path) }
        guard draft.hasPrefix("/"), !draft.contains("\n") else { return [] }
        guard draft.contains(where: \.isWhitespace) else { return commands(draft) }
        guard let (command, typed) = argument(of: draft) else { return [] }
        let before = draft.dropLast(typed.count)
        return Self.aligned(
            Self.fitting(command.candidates(session, table), typed.lowercased())
                .map { (before + $0.text, $0.text, $0.summary) })
    }

    /// Matches without case, and models also without `claude-`.
    private static func fitting(
        _ words: [Candidate], _ typed: String
    ) -> [Candidate] {
        let begun = words.filter { $0.text.lowercased().hasPrefix(typed) }
        return begun.isEmpty ? words.filter { $0.text.hasPrefix("claude-" + typed) } : begun
    }

    private func commands(_ draft: String) -> [Completion] {
        let fitting = table.commands.filter { "/\($0.name)".hasPrefix(draft) }
        return Self.aligned(
            fitting.map { command in
                (
                    "/\(command.name)" + (command.argument == nil ? "" : " "), command.usage,
                    command.summary
                )
            })
    }

    private func files(_ path: FilePath) -> [Completion] {
        let fitting = listFolder(path.folder).filter { path.begins($0.name) }
            .sorted { $0.name < $1.name }
        // All candidates use the same quoting, so that they share a common prefix.
        let isOnly = fitting.count == 1
        return fitting.map { entry in
            Completion(
                text: path.completed(with: entry, isOnly: isOnly),
                label: StyledText(untrusted: entry.name + (entry.isFolder ? "/" : "")))
        }
    }

    /// Summaries one below the other.
    private static func aligned(_ rows: [(text: String, name: String, summary: String)])
        -> [Completion]
    {
        let labels = TwoColumns.aligned(rows.map { ($0.name, $0.summary) })
        return zip(rows, labels).map { row, label in
            Completion(text: row.text, label: StyledText(untrusted: label))
        }
    }
}
