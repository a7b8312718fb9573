/// What somebody said who was asked for a key.
package enum KeyAnswer: Sendable, Hashable {
    case key(FoundKey)
    case none
    /// It has none that can be used here, or could not be asked, and why; others may have one.
    case passed(String)
}
