import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages

/// The list from which a kept conversation is chosen: the current folder's first, the newest first.
struct ConversationPicker {
    private let archive: Archive
    /// The conversation that is talked on, which is marked.
    private let open: ChatID?
    /// The local date and time of day, of seconds since 1970.
    private let moment: (Double) -> String

    init(_ archive: Archive, open: ChatID?, moment: @escaping (Double) -> String) {
        self.archive = archive
        self.open = open
        self.moment = moment
    }

    /// At most so many are listed at once.
    private static let most = 200
    /// A search reads the text of each.
    private static let mostFound = 50

    func picker(filter: String, selected: Int?) -> Picker {
        Picker(
            "resume", chooses: "opens", removes: "deletes",
            note: "claude-chat sessions list shows all, sessions delete N deletes one",
            filter: filter, selected: selected
        ) { filter in
            do throws(DatabaseError) {
                return try found(filter)
            } catch {
                return Picker.Found(problem: StyledText(untrusted: ErrorText.notRead(error)))
            }
        }
    }

    private func found(_ filter: String) throws(DatabaseError) -> Picker.Found {
        let store = archive.store
        let terms = SearchTerms(filter, isUnfinished: true)
        guard !terms.isEmpty else {
            let lines = try store.list(atMost: Self.most, from: archive.folder)
            let total = lines.count < Self.most ? lines.count : max(lines.count, try store.count())
            return Picker.Found(
                try entries(lines.map { ($0, nil) }), fitting: total, total: total)
        }
        let result = try store.search(terms, atMost: Self.mostFound, hits: 1)
        var groups = result.groups.map { (line: $0.line, snippet: $0.hits.first?.snippet) }
        groups =
            groups.filter { $0.line.folder == archive.folder }
            + groups.filter { $0.line.folder != archive.folder }
        if let number = TypedNumber.whole(filter), let line = try store.line(ChatID(number)) {
            groups = [(line, nil)] + groups.filter { $0.line.id != line.id }
        }
        // Another program may change what is kept in between.
        return Picker.Found(
            try entries(groups), fitting: result.hasMore ? nil : groups.count,
            total: max(groups.count, try store.count()))
    }

    private func entries(
        _ found: [(line: ChatLine, snippet: Snippet?)]
    ) throws(DatabaseError) -> [Picker.Entry] {
        let costs = try archive.store.costs(of: found.map(\.line.id))
        return found.map { line, snippet in
            let cost = costs[line.id].map { $0.money == .zero ? "" : Numbers.cost($0) } ?? ""
            let facts = [moment(line.changed), Numbers.plural(line.turns, "turn"), cost]
            let title = line.title.line(atMost: 200).partedAtCopyMark
            return Picker.Entry(
                id: line.id.number, label: StyledText(untrusted: title.text),
                ending: StyledText(untrusted: title.mark), mark: line.id == open ? "open" : nil,
                facts: facts.filter { !$0.isEmpty }.map { StyledText(untrusted: $0) },
                detail: snippet.map(detail),
                place: line.folder == archive.folder ? nil : StyledText(untrusted: line.folder))
        }
    }

    /// The place where its words were found.
    private func detail(_ snippet: Snippet) -> StyledText {
        snippet.pieces.reduce("") { text, piece in
            text + StyledText(untrusted: piece.text, style: piece.isMatch ? .bold : .plain)
        }
    }
}
