/// What the prompt shows of a paste that is under way.
package struct PasteProgress: Sendable, Hashable {
    package let lines: Int
    package let since: ContinuousClock.Instant
    /// Whether it will stand in the prompt.
    package let isKept: Bool
}
