/// The result of a request, with the status and header fields of its response.
///
/// Members of the value can be used as members of the response: `response.text` is
/// `response.value.text`.
@dynamicMemberLookup
public struct ClaudeResponse<Value: Sendable>: Sendable {
    /// The requested value.
    public var value: Value
    /// Status and header fields: request id, rate limits, organization.
    public let head: ResponseHead

    /// Makes one, for tests and mocks.
    public init(_ value: Value, head: ResponseHead) {
        self.value = value
        self.head = head
    }

    /// A member of the value.
    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member {
        value[keyPath: member]
    }

    /// The same response with its value converted.
    ///
    /// An error thrown by the conversion gets the request id.
    func map<Other>(
        _ transform: (Value) throws(ClaudeError) -> Other
    ) throws(ClaudeError) -> ClaudeResponse<Other> {
        do throws(ClaudeError) {
            return ClaudeResponse<Other>(try transform(value), head: head)
        } catch {
            throw error.identified(by: head.requestID)
        }
    }
}

extension ClaudeResponse: Equatable where Value: Equatable {}
extension ClaudeResponse: Hashable where Value: Hashable {}

extension ClaudeError {
    /// The error with this request id, unless it has one.
    func identified(by requestID: String?) -> ClaudeError {
        var error = self
        error.requestID = error.requestID ?? requestID
        return error
    }
}
