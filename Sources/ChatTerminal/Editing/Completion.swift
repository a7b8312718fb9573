/// A candidate for completing the draft.
package struct Completion: Sendable, Hashable {
    /// The text that replaces the draft up to the cursor.
    package var text: String
    /// The row shown in the menu.
    package var label: StyledText

    package init(text: String, label: StyledText) {
        self.text = text
        self.label = label
    }
}
