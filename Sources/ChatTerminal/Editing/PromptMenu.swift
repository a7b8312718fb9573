/// What stands below the draft: candidates to choose from, the keys one needs first, a remark.
struct PromptMenu: Sendable {
    private enum Content: Sendable {
        case nothing, keyHelp
        case remark([StyledText])
        case candidates([Completion])
    }

    private var content = Content.nothing
    /// The draft up to the cursor that it was made for; candidates for it may still come.
    private var typed: String?
    /// The candidate that stands in the draft.
    private(set) var selected: Int?
    private var page = 0

    static let closed = PromptMenu()
    static let keyHelp = PromptMenu(.keyHelp)

    private init(_ content: Content = .nothing) { self.content = content }

    /// Until the next key.
    init(remark: [StyledText]) { content = .remark(remark) }

    /// Only where there is something to choose from.
    init(_ candidates: [Completion], typed: String) {
        content = candidates.isEmpty ? .nothing : .candidates(candidates)
        self.typed = typed
    }

    /// What is left of the candidates when the draft goes on so; others for it are awaited.
    func narrowed(to typed: String) -> PromptMenu {
        PromptMenu(candidates.filter { $0.text.hasPrefix(typed) }, typed: typed)
    }

    /// Whether candidates for that draft are to be shown.
    func isOpenFor(_ draft: String) -> Bool { typed == draft && selected == nil }

    /// Up, Down, Tab and Esc are meant for it.
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

    /// Chooses the candidate below or above the one chosen, around the end.
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

    /// Shows the next candidates where they do not all fit; false where they do.
    mutating func turnPage(room: Int) -> Bool {
        guard candidates.count > room else { return false }
        page += 1
        return true
    }

    /// Its rows, at most `room` candidates among them, and a mark before the chosen one.
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
