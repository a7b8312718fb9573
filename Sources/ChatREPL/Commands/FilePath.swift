import SystemKit

/// A path at the end of a draft: behind a command, or `@docs/re`, or `@"my notes/re` where it has
/// spaces.
struct FilePath {
    private let before: Substring
    private let typed: Substring
    /// The prefix of a path in text, `@` or `@"`.
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

    /// The typed folder part with its slash.
    private var typedFolder: Substring {
        typed.lastIndex(of: "/").map { typed[...$0] } ?? ""
    }

    /// The folder to list.
    var folder: String { typedFolder.isEmpty ? "." : String(typedFolder) }

    /// Whether a name matches: hidden files only after a typed dot, no control characters.
    func begins(_ name: String) -> Bool {
        let start = typed.dropFirst(typedFolder.count)
        return name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\"" && $0 != "\u{7F}" }
    }

    /// The draft completed with an entry; a quote is closed only behind a single matching file.
    func completed(with entry: Folder.Entry, isOnly: Bool) -> String {
        let path = typedFolder + entry.name + (entry.isFolder ? "/" : "")
        let isQuoted =
            mark == Self.quoted
            || mark == "@" && isOnly && entry.name.contains(where: \.isWhitespace)
        guard isQuoted else { return before + mark + path }
        return before + Self.quoted + path + (entry.isFolder || !isOnly ? "" : "\"")
    }
}
