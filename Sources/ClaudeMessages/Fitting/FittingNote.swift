/// What fitting a request to its model left out or changed, and why: data, without words.
public struct FittingNote: Sendable, Hashable, CustomStringConvertible {
    /// The parameter as the API names it, such as `output_config.effort`.
    public let parameter: String
    /// What the request had there; `nil` where something was added.
    public let asked: JSON?
    /// What was done to it.
    public let change: Change
    /// Why.
    public let reason: Reason
    /// The id of the model that it was fitted to.
    public let model: String
    /// The version of the API that it was fitted to.
    public let version: APIVersion

    /// What can be done to a parameter that a model does not take.
    public enum Change: Sendable, Hashable {
        /// The request goes without it.
        case leftOut
        /// This is sent instead.
        case becomes(JSON)
        /// This is sent, where there was nothing.
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

    /// Parameter, change and the code of the reason in one line, for logs.
    public var description: String {
        switch change {
        case .leftOut: "\(parameter) left out (\(reason.rawValue))"
        case .becomes(let value): "\(parameter) becomes \(value) (\(reason.rawValue))"
        case .added(let value): "\(parameter) added \(value) (\(reason.rawValue))"
        }
    }
}
