/// What a console can do.
package struct ConsoleTraits: Sendable {
    /// Whether commits are drawn with styles.
    package var color: ColorPolicy
    /// A text can be put into the prompt for editing.
    package var canEdit: Bool
    /// For a screen reader: each speaker is named in words, and no row is drawn twice.
    package var isSpoken = false
    /// There is a footer for tokens and costs.
    package var hasFooter: Bool
    /// The output is a terminal.
    package var isSeen: Bool
}
