import TextSearch

// What people type for the name of a model.
extension ModelCatalogue {
    /// What a typed name means.
    package enum TypedName: Sendable, Hashable {
        /// A name that requests can use: a line, an id, an alias, or one of the server's.
        case known(String)
        /// These names begin with it.
        case ambiguous([String])
        /// A word that is no model's name, and the nearest one.
        case unknown(nearest: String?)
        /// An id that is not known here.
        case foreign
    }

    /// Reads a typed name: in full, or its beginning, in any case, without `claude-` if need be.
    ///
    /// `others` are names that the server has and the catalogue has not.
    package func read(_ typed: String, others: [String] = []) -> TypedName {
        let all = known + others
        if all.contains(typed) { return .known(typed) }
        let wanted = Self.joined(typed)
        guard !wanted.isEmpty else { return .unknown(nearest: nil) }
        let isWhole = wanted == typed.lowercased()
        let equal = matches(all) { $0 == wanted }
        if !equal.isEmpty { return Self.choice(equal) }
        if isWhole, !RetiredModel.all.contains(where: { $0.matches(wanted) }) {
            let begun = matches(all) { $0.hasPrefix(wanted) }
            if !begun.isEmpty { return Self.choice(begun) }
        }
        guard isWhole, !wanted.contains(where: { $0.isNumber || $0 == "/" || $0 == ":" }) else {
            return .foreign
        }
        return .unknown(nearest: nearest(wanted, others))
    }

    /// The newest of each line, then by line, the newest first.
    private var known: [String] { lineNames + models.flatMap { $0.aliases + [$0.id] } }

    /// Words with spaces between them are no id, but the way models are spoken of: `Opus 4.8`.
    private static func joined(_ typed: String) -> String {
        let words = typed.lowercased().split(whereSeparator: \.isWhitespace)
        guard words.count > 1 else { return words.joined() }
        return words.joined(separator: "-").swapping(".", for: "-")
    }

    /// The names that fit, in full or else without `claude-`; one for every model, and those that
    /// few may use only where there is no other.
    private func matches(_ names: [String], _ fits: (String) -> Bool) -> [String] {
        for shortened in [false, true] {
            let found = names.filter { name in
                let name = name.lowercased()
                return fits(shortened ? Self.short(name) : name)
            }
            guard !found.isEmpty else { continue }
            let open = found.filter { model($0)?.isRestricted != true }
            var models: Set<String> = []
            return (open.isEmpty ? found : open)
                .filter { models.insert(isLine($0) ? $0 : model($0)?.id ?? $0).inserted }
        }
        return []
    }

    private func isLine(_ name: String) -> Bool { ClaudeModel.Line(rawValue: name) != nil }

    private static func short(_ name: String) -> String {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    }

    private static let prefix = "claude-"

    private static func choice(_ names: [String]) -> TypedName {
        guard let only = names.first, names.count == 1 else { return .ambiguous(names) }
        return .known(only)
    }

    /// What a word was meant to be; the name of a line rather than one of its models.
    func nearest(_ word: String, _ others: [String] = []) -> String? {
        Spelling.closest(to: Self.short(word), among: lineNames)
            ?? Spelling.closest(to: word, among: known + others)
    }

    /// The known name that is one letter away.
    func oneEdit(from name: String, _ others: [String] = []) -> String? {
        (known + others).first { known in
            Spelling.isOneEdit(name, known) || Spelling.isOneEdit(name, Self.short(known))
        }
    }

    /// A retired model, its `claude-` left out or not.
    func retired(_ name: String) -> RetiredModel? {
        RetiredModel.all.first { $0.matches(name) || $0.matches(Self.prefix + name) }
    }
}
