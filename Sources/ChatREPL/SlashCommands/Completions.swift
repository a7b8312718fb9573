import ChatTerminal

/// What Tab offers for what stands before the cursor.
struct Completer {
    let session: ChatSession
    let listFolder: (String) -> [FolderEntry]

    func completions(for draft: String) -> [Completion] {
        if let path = FilePath(endOf: draft) { return files(path) }
        guard draft.hasPrefix("/"), !draft.contains("\n") else { return [] }
        guard let space = draft.firstIndex(where: \.isWhitespace) else { return commands(draft) }
        guard case .command(let command, _) = SlashCommand.read(draft) else { return [] }
        let typed = draft[space...].drop(while: \.isWhitespace)
        let before = draft.dropLast(typed.count)
        if command.takesFile { return files(FilePath(typed, before: before)) }
        let words = command.choices + command.candidates(session)
        return Self.aligned(
            Self.fitting(words, typed.lowercased())
                .map { (before + $0.text, $0.text, $0.summary) })
    }

    /// In any case, and models without `claude-` where nothing begins with it.
    private static func fitting(
        _ words: [SlashCommand.Candidate], _ typed: String
    ) -> [SlashCommand.Candidate] {
        let begun = words.filter { $0.text.lowercased().hasPrefix(typed) }
        return begun.isEmpty ? words.filter { $0.text.hasPrefix("claude-" + typed) } : begun
    }

    private func commands(_ draft: String) -> [Completion] {
        let fitting = SlashCommand.all.filter { "/\($0.name)".hasPrefix(draft) }
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
        // Several are written alike, so that what they have in common can go into the draft.
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

/// An entry of a folder, as completion shows it.
package struct FolderEntry: Sendable, Hashable {
    package var name: String
    package var isFolder: Bool

    package init(name: String, isFolder: Bool) {
        self.name = name
        self.isFolder = isFolder
    }
}

/// A path at the end of a draft: behind a command, or `@docs/re`, or `@"my notes/re` where it has
/// spaces.
struct FilePath {
    private let before: Substring
    private let typed: Substring
    /// How it begins where it stands among other words.
    private let mark: String
    private static let quoted = "@\""

    /// What stands behind a command that takes a file.
    init(_ typed: Substring, before: Substring) {
        self.before = before
        self.typed = typed
        mark = ""
    }

    init?(endOf draft: String) {
        let blank = draft.lastIndex(where: \.isWhitespace)
        let word = draft[(blank.map(draft.index(after:)) ?? draft.startIndex)...]
        if word.hasPrefix("@"), !word.hasPrefix(Self.quoted) {
            before = draft.dropLast(word.count)
            typed = word.dropFirst()
            mark = "@"
            return
        }
        // A quote that is open: nothing but it may hold spaces.
        guard let quote = draft.lastIndex(of: "\""), quote > draft.startIndex,
            draft[draft.index(before: quote)] == "@"
        else { return nil }
        before = draft[..<draft.index(before: quote)]
        typed = draft[draft.index(after: quote)...]
        mark = Self.quoted
        guard before.last?.isWhitespace ?? true else { return nil }
    }

    /// What was typed of the folder, its slash included.
    private var typedFolder: Substring {
        typed.lastIndex(of: "/").map { typed[...$0] } ?? ""
    }

    /// The folder to look into.
    var folder: String { typedFolder.isEmpty ? "." : String(typedFolder) }

    /// Whether a name is meant: hidden ones only where their dot was typed, none that would send
    /// control characters.
    func begins(_ name: String) -> Bool {
        let start = typed.dropFirst(typedFolder.count)
        return name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\"" && $0 != "\u{7F}" }
    }

    /// The whole draft with an entry's name in it; only that of a file that is meant is closed.
    func completed(with entry: FolderEntry, isOnly: Bool) -> String {
        let path = typedFolder + entry.name + (entry.isFolder ? "/" : "")
        let isQuoted =
            mark == Self.quoted
            || mark == "@" && isOnly && entry.name.contains(where: \.isWhitespace)
        guard isQuoted else { return before + mark + path }
        return before + Self.quoted + path + (entry.isFolder || !isOnly ? "" : "\"")
    }
}

extension SlashCommand {
    /// The words of an argument that is one of a few: `on/off`.
    var choices: [Candidate] {
        guard let argument, argument.contains("/") else { return [] }
        return argument.split(separator: "/").map { Candidate(text: String($0), summary: "") }
    }
}
