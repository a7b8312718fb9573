/// A finished row of an answer.
package struct MarkdownRow: Sendable, Hashable {
    package var text: StyledText
    /// A whole line, which the terminal wraps if it is too wide, so that it is copied as one line.
    package var isWhole: Bool

    package init(_ text: StyledText, isWhole: Bool = false) {
        self.text = text
        self.isWhole = isWhole
    }
}
