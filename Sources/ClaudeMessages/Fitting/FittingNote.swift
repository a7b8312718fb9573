/// What fitting a request to its model left out or changed, and why.
public struct FittingNote: Sendable, Hashable, CustomStringConvertible {
    /// The parameter as the API names it, such as `output_config.effort`.
    public let parameter: String
    /// What was done to it.
    public let change: Change
    /// Why, in a few words, such as `claude-opus-5-5 does not take it`.
    public let reason: String

    /// What can be done to a parameter that a model does not take.
    public enum Change: Sendable, Hashable {
        /// The request goes without it.
        case leftOut
        /// Sent as this instead.
        case becomes(String)
    }

    /// A sentence with the parameter, the change and the reason.
    public var description: String {
        switch change {
        case .leftOut: "\(parameter) is left out: \(reason)"
        case .becomes(let text): "\(parameter) becomes \(text): \(reason)"
        }
    }
}

/// A request does not fit its model as it is.
public struct FittingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What would have to change, one note for each parameter.
    public let notes: [FittingNote]

    /// All notes in one line.
    public var description: String { notes.map(\.description).joined(separator: "; ") }
}
