/// One message of a request.
///
/// The API treats adjacent messages of the same role as one.
public struct InputMessage: Sendable, Hashable {
    /// The author.
    public var role: Role
    /// The content blocks; tool results must come first.
    public var content: [ContentBlock]

    /// Makes a message of blocks.
    public init(_ role: Role, _ content: [ContentBlock]) {
        self.role = role
        self.content = content
    }

    /// An answer of the model, to be sent back unchanged.
    ///
    /// Thinking, encrypted search results and blocks of unknown types are verified by the API.
    public init(_ answer: Message) { self.init(.assistant, answer.content) }

    /// A user message of text.
    public static func user(_ text: String) -> InputMessage { .init(.user, [.text(text)]) }

    /// A user message of blocks: text, images, documents, tool results.
    public static func user(_ content: [ContentBlock]) -> InputMessage { .init(.user, content) }

    /// An assistant message of text; only older models accept it as the last message (prefill).
    public static func assistant(_ text: String) -> InputMessage {
        .init(.assistant, [.text(text)])
    }

    /// An instruction within the conversation, directly after a user message.
    ///
    /// Newer models accept it; for others `MessageRequest.fitted` makes it a user message.
    public static func system(_ text: String) -> InputMessage { .init(.system, [.text(text)]) }

    /// The message as it is sent.
    public var json: JSON {
        ["role": JSON(role.rawValue), "content": .array(content.map(\.json))]
    }
}
