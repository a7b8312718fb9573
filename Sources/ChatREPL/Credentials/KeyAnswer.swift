/// The result of asking one source for a key.
package enum KeyAnswer: Sendable, Hashable {
    case key(FoundKey)
    case none
    /// It has no usable key or could not be asked, and why; the search goes on.
    case passed(String)
}
