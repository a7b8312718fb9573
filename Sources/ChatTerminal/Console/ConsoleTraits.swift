/// What a console can do.
package struct ConsoleTraits: Sendable {
    /// Whether commits are drawn with styles.
    package var color: ColorPolicy
    /// A text can be put into the prompt for editing.
    package var canEdit: Bool
    /// For a screen reader: each speaker is named in words, and no row is drawn twice.
    package var isSpoken = false
    /// A person reads but there is no footer, so what it would show is written as lines.
    package var speaks: Bool
}
