/// The rows below the draft: candidates, the key help, or a remark.
struct PromptMenu: Sendable {
    private enum Content: Sendable {
        case nothing, keyHelp
        case remark([StyledText])
        case candidates([Completion])
    }

    private var content = Content.nothing
    /// The text before the cursor that the candidates are for; more may still be offered.
    private var typed: String?
    /// The index of the candidate inserted into the draft.
    private(set) var selected: Int?
    private var page = 0

    static let closed = PromptMenu()
    static let keyHelp = PromptMenu(.keyHelp)

    private init(_ content: Content = .nothing) { self.content = content }

    /// A remark, shown until the next key.
    init(remark: [StyledText]) { content = .remark(remark) }

    /// A list of candidates; closed if there are none.
    init(_ candidates: [Completion], typed: String) {
        content = candidates.isEmpty ? .nothing : .candidates(candidates)
        self.typed = typed
    }

    /// The candidates that begin with `typed`; others may still be offered.
    func narrowed(to typed: String) -> PromptMenu {
        PromptMenu(candidates.filter { $0.text.hasPrefix(typed) }, typed: typed)
    }

    /// Whether candidates for that text may be shown.
    func isOpenFor(_ draft: String) -> Bool { typed == draft && selected == nil }

    /// Whether Up, Down, Tab and Esc act on the menu.
    var isChoice: Bool {
        if case .candidates = content { true } else { false }
    }

    var isKeyHelp: Bool {
        if case .keyHelp = content { true } else { false }
    }

    var isRemark: Bool {
        if case .remark = content { true } else { false }
    }

    var candidates: [Completion] {
        if case .candidates(let candidates) = content { candidates } else { [] }
    }

    /// Selects the next candidate below or above, with wrap-around.
    mutating func move(down: Bool) -> Completion? {
        let candidates = candidates
        guard !candidates.isEmpty else { return nil }
        let next =
            switch selected {
            case nil: down ? 0 : candidates.count - 1
            case let place?: (place + (down ? 1 : candidates.count - 1)) % candidates.count
            }
        selected = next
        return candidates[next]
    }

    /// Shows the next page of candidates; false if they all fit.
    mutating func turnPage(room: Int) -> Bool {
        guard candidates.count > room else { return false }
        page += 1
        return true
    }

    /// The rows, with at most `room` candidates and a mark before the selected one.
    func rows(room: Int) -> [StyledText] {
        switch content {
        case .nothing: return []
        case .keyHelp: return KeyHelp.rows
        case .remark(let rows): return rows
        case .candidates(let candidates): return rows(of: candidates, room: max(1, room))
        }
    }

    private func rows(of candidates: [Completion], room: Int) -> [StyledText] {
        let labels = candidates.enumerated().map { place, candidate in
            place == selected
                ? StyledText("› ", style: .bold) + candidate.label.with(.bold)
                : "  " + candidate.label
        }
        guard labels.count > room else { return labels }
        let length = max(1, room - 1)
        let pages = (labels.count + length - 1) / length
        let start = (selected.map { $0 / length } ?? page % pages) * length
        let end = min(start + length, labels.count)
        let shown = end == start + 1 ? "\(end)" : "\(start + 1) to \(end)"
        let more =
            "  … \(shown) of \(labels.count)"
            + (selected == nil ? ", Tab for more" : "")
        return labels[start..<end] + [StyledText(untrusted: more, style: .dim)]
    }
}
