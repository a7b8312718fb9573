/// The rows of the prompt: the draft, the menu and the question.
package struct PromptRows: Sendable {
    /// The draft, or the answers to what is asked.
    package var draft: DraftLayout
    /// Below the draft: candidates or a remark.
    package var menu: [StyledText] = []
    /// Above the draft: what is asked.
    package var question: [StyledText] = []

    /// No rows, for a screen without a prompt.
    static let none = PromptRows(draft: DraftLayout(rows: [], cursorRow: 0))

    /// A copy with more rows directly below the draft.
    func adding(below rows: [StyledText]) -> PromptRows {
        var all = self
        all.menu = rows + menu
        return all
    }
}
