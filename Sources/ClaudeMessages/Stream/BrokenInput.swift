/// A tool call whose input is not a JSON object: `max_tokens` or eager streaming cut it.
///
/// Its content block has the part that could be parsed, or `{}`.
public struct BrokenInput: Sendable, Hashable {
    /// The id of the call.
    public let id: String
    /// The text of the input as received.
    public let text: String

    /// Makes one, for tests and mocks.
    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}
