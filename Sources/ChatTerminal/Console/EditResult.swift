/// The result of editing a text in the user's editor.
package enum EditResult: Sendable, Hashable {
    case text(String)
    /// The text is the same as before.
    case unchanged
    /// The reason, as a sentence.
    case failed(String)
}
