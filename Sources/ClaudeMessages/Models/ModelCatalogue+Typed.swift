import TextSearch

// Reads model names as people type them.
extension ModelCatalogue {
    /// The meaning of a typed name.
    package enum TypedName: Sendable, Hashable {
        /// A line, an id, an alias, or another model name of the server.
        case known(String)
        /// Several names match; all of them.
        case ambiguous([String])
        /// Not a model's name; `nearest` is the closest one.
        case unknown(nearest: String?)
        /// An id that is not in the catalogue.
        case foreign
    }

    /// Reads a full name or its beginning, in any letter case, with or without `claude-`.
    ///
    /// `others` are model names of the server that are not in the catalogue.
    package func read(_ typed: String, others: [String] = []) -> TypedName {
        if model(typed) != nil || others.contains(typed) { return .known(typed) }
        let all = known + others
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

    /// The names of the lines, then the aliases and ids of all models in catalogue order.
    private var known: [String] { lineNames + models.flatMap { $0.aliases + [$0.id] } }

    /// Makes an id of words with spaces between them: `Opus 4.8` becomes `opus-4-8`.
    private static func joined(_ typed: String) -> String {
        let words = typed.lowercased().split(whereSeparator: \.isWhitespace)
        guard words.count > 1 else { return words.joined() }
        return words.joined(separator: "-").swapping(".", for: "-")
    }

    /// The names that fit, in full or else without `claude-`, one per model.
    ///
    /// Restricted models are included only when no other fits.
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

    /// The name closest to a misspelt word; the name of a line before those of its models.
    func nearest(_ word: String, _ others: [String] = []) -> String? {
        Spelling.closest(to: Self.short(word), among: lineNames)
            ?? Spelling.closest(to: word, among: known + others)
    }

    /// The known name that differs by one edit (`Spelling.isOneEdit`).
    func oneEdit(from name: String, _ others: [String] = []) -> String? {
        (known + others).first { known in
            Spelling.isOneEdit(name, known) || Spelling.isOneEdit(name, Self.short(known))
        }
    }

    /// The retired model of a name, with or without `claude-`.
    func retired(_ name: String) -> RetiredModel? {
        RetiredModel.all.first { $0.matches(name) || $0.matches(Self.prefix + name) }
    }
}
