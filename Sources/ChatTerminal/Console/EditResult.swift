/// What became of a text in the person's editor.
package enum EditResult: Sendable, Hashable {
    case text(String)
    /// Nothing was changed, or the editor said that it is not to be used.
    case unchanged
    /// The reason, as a sentence.
    case failed(String)
}
