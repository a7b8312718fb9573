/// One way to complete the draft.
package struct Completion: Sendable, Hashable {
    /// What replaces the draft up to the cursor.
    package var text: String
    /// What is shown in the list of candidates.
    package var label: StyledText

    package init(text: String, label: StyledText) {
        self.text = text
        self.label = label
    }
}
