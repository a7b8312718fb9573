/// One row of an answer, to be written once.
package struct MarkdownRow: Sendable, Hashable {
    package var text: StyledText
    /// A whole line that may be wider than the terminal, which wraps it; so it is copied as one line.
    package var isWhole: Bool

    package init(_ text: StyledText, isWhole: Bool = false) {
        self.text = text
        self.isWhole = isWhole
    }
}
