/// A change made to fit a request to its model, and the reason, as data.
public struct FittingNote: Sendable, Hashable, CustomStringConvertible {
    /// The parameter as the API names it, such as `output_config.effort`.
    public let parameter: String
    /// The value in the request; `nil` where one was added.
    public let asked: JSON?
    /// The change.
    public let change: Change
    /// The reason for the change.
    public let reason: Reason
    /// The id of the model that it was fitted to.
    public let model: String
    /// The version of the API that it was fitted to.
    public let version: APIVersion

    /// The kinds of change to a parameter.
    public enum Change: Sendable, Hashable {
        /// The parameter was removed.
        case leftOut
        /// The parameter has this value instead.
        case becomes(JSON)
        /// The parameter was added with this value.
        case added(JSON)
    }

    package init(
        parameter: String, asked: JSON?, change: Change, reason: Reason, model: String,
        version: APIVersion
    ) {
        self.parameter = parameter
        self.asked = asked
        self.change = change
        self.reason = reason
        self.model = model
        self.version = version
    }

    /// Parameter, change and reason code in one line, for logs.
    public var description: String {
        switch change {
        case .leftOut: "\(parameter) left out (\(reason.rawValue))"
        case .becomes(let value): "\(parameter) becomes \(value) (\(reason.rawValue))"
        case .added(let value): "\(parameter) added \(value) (\(reason.rawValue))"
        }
    }
}
