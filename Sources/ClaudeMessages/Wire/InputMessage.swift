/// One message of the history that is sent.
///
/// Messages of the same role that follow each other are one to the API.
public struct InputMessage: Sendable, Hashable {
    /// Who speaks.
    public var role: Role
    /// The blocks; results of tools come first.
    public var content: [ContentBlock]

    /// Makes a message of blocks.
    public init(_ role: Role, _ content: [ContentBlock]) {
        self.role = role
        self.content = content
    }

    /// What the model answered, to go back exactly as it came.
    ///
    /// Thinking, encrypted search results and blocks of unknown types are verified by the API.
    public init(_ answer: Message) { self.init(.assistant, answer.content) }

    /// Words of the user.
    public static func user(_ text: String) -> InputMessage { .init(.user, [.text(text)]) }

    /// Blocks of the user: text, images, documents, results of tools.
    public static func user(_ content: [ContentBlock]) -> InputMessage { .init(.user, content) }

    /// Words the model is to have said; as the last message only older models take them.
    public static func assistant(_ text: String) -> InputMessage {
        .init(.assistant, [.text(text)])
    }

    /// An instruction in mid-conversation, directly behind a user message.
    ///
    /// The newer models take it; for others `MessageRequest.fitted` makes it a user message.
    public static func system(_ text: String) -> InputMessage { .init(.system, [.text(text)]) }

    /// The message as it is sent.
    public var json: JSON {
        ["role": JSON(role.rawValue), "content": .array(content.map(\.json))]
    }
}
