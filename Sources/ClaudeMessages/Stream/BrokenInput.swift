/// A tool call whose input is no JSON object: `max_tokens` and eager streaming cut it anywhere.
///
/// Its block shows what could be read of it, `{}` where that is nothing.
public struct BrokenInput: Sendable, Hashable {
    /// The id of the call.
    public let id: String
    /// The input as it came.
    public let text: String

    /// Makes one, for tests and stand-ins.
    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}
