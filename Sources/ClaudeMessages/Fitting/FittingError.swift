/// A request that its model would refuse unchanged.
public struct FittingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The necessary changes, in order.
    public let notes: [FittingNote]

    /// All notes in one line, for logs.
    public var description: String { notes.map(\.description).joined(separator: "; ") }
}
