/// The progress of a paste, which the prompt shows.
package struct PasteProgress: Sendable, Hashable {
    package let lines: Int
    package let since: ContinuousClock.Instant
    /// Whether the text will be inserted; false if it began before a question.
    package let isKept: Bool
}
