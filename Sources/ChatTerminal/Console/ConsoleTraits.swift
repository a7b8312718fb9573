/// What kind of console it is.
package struct ConsoleTraits: Sendable {
    /// Whether commits are drawn with styles.
    package var color: ColorPolicy
    /// A draft can be put before the person.
    package var canEdit: Bool
    /// For a screen reader: who speaks is said in words, and nothing is drawn twice.
    package var isSpoken = false
    /// There is no footer, and somebody to read: what it would show has to be said in lines.
    package var speaks: Bool
}
