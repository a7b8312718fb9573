/// One message of the history that is sent.
public struct InputMessage: Sendable, Hashable {
    public var role: Role
    public var content: [ContentBlock]

    public init(_ role: Role, _ content: [ContentBlock]) {
        self.role = role
        self.content = content
    }

    public static func user(_ text: String) -> InputMessage { .init(.user, [.text(text)]) }

    public var json: JSON {
        ["role": JSON(role.rawValue), "content": .array(content.map(\.json))]
    }
}

/// How long the prompt cache keeps what was sent.
public enum CacheControl: String, Sendable, Hashable {
    case fiveMinutes = "5m"
    case oneHour = "1h"

    /// Five minutes is the API's default and is left out.
    public var json: JSON {
        switch self {
        case .fiveMinutes: ["type": "ephemeral"]
        case .oneHour: ["type": "ephemeral", "ttl": "1h"]
        }
    }
}

/// Whether and how the model thinks before it answers.
public enum Thinking: Sendable, Hashable {
    /// The model decides how much; with `summarized` it shows a summary of it.
    case adaptive(summarized: Bool)
    /// At most that many tokens (1,024 and more, less than `max_tokens`).
    case enabled(budget: Int)
    case disabled

    public var json: JSON {
        switch self {
        case .adaptive(summarized: true): ["type": "adaptive", "display": "summarized"]
        case .adaptive(summarized: false): ["type": "adaptive"]
        case .enabled(let budget): ["type": "enabled", "budget_tokens": JSON(budget)]
        case .disabled: ["type": "disabled"]
        }
    }
}

/// The body of `POST /v1/messages`.
public struct MessageRequest: Sendable, Hashable {
    public var model: String
    /// The most tokens the answer may have, thinking included.
    public var maxTokens: Int
    public var system: [ContentBlock]
    public var messages: [InputMessage]
    public var thinking: Thinking?
    /// Automatic caching: a breakpoint that moves to the last block that can have one.
    public var cacheControl: CacheControl?
    /// Members that have no type here; they are sent as they are and win over typed ones, but
    /// for `system` and `messages`.
    public var extra: JSONObject

    public init(
        model: String, maxTokens: Int, messages: [InputMessage], system: [ContentBlock] = [],
        thinking: Thinking? = nil, cacheControl: CacheControl? = nil, extra: JSONObject = .init()
    ) {
        self.model = model
        self.maxTokens = maxTokens
        self.messages = messages
        self.system = system
        self.thinking = thinking
        self.cacheControl = cacheControl
        self.extra = extra
    }

    /// The body, always in the same order and with the messages last: two requests of one
    /// conversation differ only in their tail, which is what the prompt cache needs.
    public func json(stream: Bool) -> JSON {
        var body = countable
        body["max_tokens"] = JSON(maxTokens)
        if stream { body["stream"] = true }
        return withPrompt(body)
    }

    /// The body of `POST /v1/messages/count_tokens`, which takes no `max_tokens`.
    public var countingJSON: JSON { withPrompt(countable) }

    private var countable: JSON {
        var body: JSON = ["model": JSON(model)]
        if let thinking { body["thinking"] = thinking.json }
        if let cacheControl { body["cache_control"] = cacheControl.json }
        return body
    }

    private func withPrompt(_ body: JSON) -> JSON {
        var body = body
        for member in extra.members { body[member.name] = member.value }
        if !system.isEmpty { body["system"] = .array(system.map(\.json)) }
        body["messages"] = .array(messages.map(\.json))
        return body
    }
}
