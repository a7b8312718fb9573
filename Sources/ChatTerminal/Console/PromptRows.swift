/// What the prompt has to show: the draft, and what stands around it.
struct PromptRows: Sendable {
    /// The draft, or the answers to a question.
    var draft: DraftLayout
    /// Below it: candidates, remarks on a key.
    var menu: [StyledText] = []
    /// Above it: what is asked.
    var question: [StyledText] = []

    /// Where there is no prompt.
    static let none = PromptRows(draft: DraftLayout(rows: [], cursorRow: 0))

    /// The same with more rows below the draft.
    func adding(below rows: [StyledText]) -> PromptRows {
        var all = self
        all.menu = rows + menu
        return all
    }
}
