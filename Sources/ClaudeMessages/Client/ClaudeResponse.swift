/// What a request gave, with the head of the response it came in.
///
/// Members of the value can be used as members of the response: `response.text` is
/// `response.value.text`.
@dynamicMemberLookup
public struct ClaudeResponse<Value: Sendable>: Sendable {
    /// What was asked for.
    public var value: Value
    /// Request id, limits, who was billed.
    public let head: ResponseHead

    /// Puts a response together, for tests and stand-ins.
    public init(_ value: Value, head: ResponseHead) {
        self.value = value
        self.head = head
    }

    /// A member of the value.
    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member {
        value[keyPath: member]
    }

    /// The same response with something made of its value.
    ///
    /// An error that is thrown meanwhile gets the id of the request.
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
    /// The error with that request's id, unless it has one.
    func identified(by requestID: String?) -> ClaudeError {
        var error = self
        error.requestID = error.requestID ?? requestID
        return error
    }
}
