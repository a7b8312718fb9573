import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages

/// The list from which a kept conversation is chosen: the current folder's first, the newest first.
struct ConversationPicker {
    private let archive: Archive
    /// The local date and time of day, of seconds since 1970.
    private let moment: (Double) -> String

    init(_ archive: Archive, moment: @escaping (Double) -> String) {
        self.archive = archive
        self.moment = moment
    }

    /// At most so many are listed at once.
    private static let most = 200
    /// A search reads the text of each.
    private static let mostFound = 50

    func picker(filter: String, selected: Int?) throws(Failure) -> Picker {
        let total = try archive.read { () throws(DatabaseError) in try archive.store.count() }
        return Picker(
            "resume", total: total, chooses: "goes on", removes: "deletes", filter: filter,
            selected: selected
        ) { filter in (try? entries(filter)) ?? [] }
    }

    private func entries(_ filter: String) throws(DatabaseError) -> [Picker.Entry] {
        let store = archive.store
        let terms = SearchTerms(filter, isUnfinished: true)
        guard !terms.isEmpty else {
            let lines = try store.list(atMost: Self.most, from: archive.folder)
            return try entries(lines.map { ($0, nil) })
        }
        let groups = try store.search(terms, atMost: Self.mostFound, hits: 1).groups
        let (here, elsewhere) = (
            groups.filter { $0.line.folder == archive.folder },
            groups.filter { $0.line.folder != archive.folder }
        )
        return try entries((here + elsewhere).map { ($0.line, $0.hits.first?.snippet) })
    }

    private func entries(
        _ found: [(line: ChatLine, snippet: Snippet?)]
    ) throws(DatabaseError) -> [Picker.Entry] {
        let costs = try archive.store.costs(of: found.map(\.line.id))
        return found.map { line, snippet in
            let cost = costs[line.id].map { $0.money == .zero ? "" : Numbers.cost($0) } ?? ""
            let facts = [moment(line.changed), Numbers.plural(line.turns, "turn"), cost]
            return Picker.Entry(
                id: line.id.number, label: StyledText(untrusted: line.title.line(atMost: 200)),
                facts: facts.filter { !$0.isEmpty }.map { StyledText(untrusted: $0) },
                detail: detail(line, snippet))
        }
    }

    /// Where its words were found, or the folder of another one.
    private func detail(_ line: ChatLine, _ snippet: Snippet?) -> StyledText? {
        if let snippet {
            return snippet.pieces.reduce("") { text, piece in
                text + StyledText(untrusted: piece.text, style: piece.isMatch ? .bold : .plain)
            }
        }
        return line.folder == archive.folder ? nil : StyledText(untrusted: line.folder)
    }
}
