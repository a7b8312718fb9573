/// What fitting a request to its model left out or changed, and why.
public struct FittingNote: Sendable, Hashable, CustomStringConvertible {
    /// The parameter as the API names it, such as `output_config.effort`.
    public let parameter: String
    public let change: Change
    /// Why, in a few words, such as `claude-opus-5-5 does not take it`.
    public let reason: String

    public enum Change: Sendable, Hashable {
        case leftOut
        /// Sent as this instead.
        case becomes(String)
    }

    public var description: String {
        switch change {
        case .leftOut: "\(parameter) is left out: \(reason)"
        case .becomes(let text): "\(parameter) becomes \(text): \(reason)"
        }
    }
}

/// A request does not fit its model as it is.
public struct FittingError: Error, Sendable, Hashable, CustomStringConvertible {
    public let notes: [FittingNote]

    public var description: String { notes.map(\.description).joined(separator: "; ") }
}
