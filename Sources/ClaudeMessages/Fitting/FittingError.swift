/// A request does not fit its model as it is.
public struct FittingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What would have to change, in the order in which it would be done.
    public let notes: [FittingNote]

    /// All notes in one line, for logs.
    public var description: String { notes.map(\.description).joined(separator: "; ") }
}
