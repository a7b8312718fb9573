/// What kind of console it is.
package struct ConsoleTraits: Sendable {
    /// Whether commits are drawn with styles.
    package var color: ColorPolicy
    /// A draft can be put before the person.
    package var canEdit: Bool
    /// There is no footer, and somebody to read: what it would show has to be said in lines.
    package var speaks: Bool
}
