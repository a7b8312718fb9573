/// The body of `POST /v1/messages`: every member of the API that is not beta, typed.
///
/// What is beta goes through `extra` and `betas`.
public struct MessageRequest: Sendable, Hashable {
    /// The id of a model, or another name that the API resolves.
    public var model: String
    /// The most tokens the answer may have, thinking included; 0 only warms the cache.
    public var maxTokens: Int
    /// The conversation so far; the last message is what is answered.
    public var messages: [InputMessage]
    /// Instructions that stand before the conversation.
    public var system: [ContentBlock]
    /// What the model may call.
    public var tools: [ToolDefinition]
    /// Whether it must call; the model decides when left out.
    public var toolChoice: ToolChoice?
    /// Whether it thinks first; the model's default when left out.
    public var thinking: Thinking?
    /// How much work it puts in; the model's default when left out.
    public var effort: Effort?
    /// The shape of the answer; free text when left out.
    public var format: OutputFormat?
    /// Automatic caching: a breakpoint that moves to the last block that can have one.
    public var cacheControl: CacheControl?
    /// Texts at which the model stops.
    public var stopSequences: [String] = []
    /// Sampling, which only models up to 4.6 take, and version 2023-06-01; 0 to 1.
    public var temperature: Double?
    /// As `temperature`; 0 to 1.
    public var topP: Double?
    /// As `temperature`; a number of tokens.
    public var topK: Int?
    /// The capacity to use; the API's default when left out.
    public var serviceTier: ServiceTier?
    /// Where it is worked on; the workspace's default when left out.
    public var inferenceGeo: InferenceGeo?
    /// How fast it is written; standard when left out.
    public var speed: Speed?
    /// An opaque id of the end user; nothing that identifies a person.
    public var userID: String?
    /// The container of an earlier answer, for code execution to go on in.
    public var container: String?
    /// Skills for code to use in its container.
    public var skills: [Skill] = []
    /// Asks why the prompt cache missed; `Message.cacheMissReason` has the answer.
    public var diagnostics: Diagnostics?
    /// Members that have no type here; they are sent as they are.
    ///
    /// An object is merged into the typed member of its name; anything else replaces it.
    /// `system` and `messages` are never taken from here.
    public var extra: JSONObject
    /// Values of `anthropic-beta` this request needs, beside those of the client.
    public var betas: [String] = []

    /// Asks why the prompt cache missed.
    public struct Diagnostics: Sendable, Hashable {
        /// The answer whose prompt is compared; `nil` for the first request.
        public var previousMessageID: String?

        /// Compares with the answer of that id; without one, nothing is compared yet.
        public init(previousMessageID: String? = nil) {
            self.previousMessageID = previousMessageID
        }
    }

    /// Makes a request; everything else can be set afterwards.
    public init(
        model: String, maxTokens: Int, messages: [InputMessage], system: [ContentBlock] = [],
        tools: [ToolDefinition] = [], toolChoice: ToolChoice? = nil, thinking: Thinking? = nil,
        effort: Effort? = nil, format: OutputFormat? = nil, cacheControl: CacheControl? = nil,
        extra: JSONObject = .init()
    ) {
        self.model = model
        self.maxTokens = maxTokens
        self.messages = messages
        self.system = system
        self.tools = tools
        self.toolChoice = toolChoice
        self.thinking = thinking
        self.effort = effort
        self.format = format
        self.cacheControl = cacheControl
        self.extra = extra
    }

    /// A question with one text.
    public init(model: String, maxTokens: Int, _ question: String) {
        self.init(model: model, maxTokens: maxTokens, messages: [.user(question)])
    }
}

extension MessageRequest {
    /// The body, always in the same order and with the messages last.
    ///
    /// Two requests of one conversation differ only in their tail, which is what the prompt cache
    /// needs.
    public func json(stream: Bool) -> JSON { withPrompt(parameters(stream: stream)) }

    /// All of the body but the prompt.
    func parameters(stream: Bool = false) -> JSON {
        var body = countable
        body["max_tokens"] = JSON(maxTokens)
        if stream { body["stream"] = true }
        if !stopSequences.isEmpty {
            body["stop_sequences"] = .array(stopSequences.map { JSON($0) })
        }
        for (name, value) in sampling { body[name] = value }
        if let serviceTier { body["service_tier"] = JSON(serviceTier.rawValue) }
        if let inferenceGeo { body["inference_geo"] = JSON(inferenceGeo.rawValue) }
        if let userID { body["metadata"] = ["user_id": JSON(userID)] }
        if skills.isEmpty {
            if let container { body["container"] = JSON(container) }
        } else {
            var json: JSON = [:]
            if let container { json["id"] = JSON(container) }
            json["skills"] = .array(skills.map(\.json))
            body["container"] = json
        }
        if let diagnostics {
            let id = diagnostics.previousMessageID
            body["diagnostics"] = ["previous_message_id": id.map { JSON($0) } ?? .null]
        }
        return body
    }

    /// The body of `POST /v1/messages/count_tokens`, which takes what shapes the prompt.
    public var countingJSON: JSON { withPrompt(countable) }

    private var countable: JSON {
        var body: JSON = ["model": JSON(model)]
        if let thinking { body["thinking"] = thinking.json }
        if let effort { body["output_config"] = ["effort": JSON(effort.rawValue)] }
        if let format {
            var config = body["output_config"] ?? [:]
            config["format"] = format.json
            body["output_config"] = config
        }
        if let cacheControl { body["cache_control"] = cacheControl.json }
        if let speed { body["speed"] = JSON(speed.rawValue) }
        if let toolChoice { body["tool_choice"] = toolChoice.json }
        return body
    }

    private var sampling: [(String, JSON)] {
        [
            ("temperature", temperature.flatMap { JSONNumber($0) }.map(JSON.number)),
            ("top_p", topP.flatMap { JSONNumber($0) }.map(JSON.number)),
            ("top_k", topK.map { JSON($0) }),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    private func withPrompt(_ body: JSON) -> JSON {
        var body = body
        if !tools.isEmpty { body["tools"] = .array(tools.map(\.json)) }
        for member in extra.members where !["system", "messages"].contains(member.name) {
            body[member.name] = (body[member.name] ?? .null).merged(with: member.value)
        }
        if !system.isEmpty { body["system"] = .array(system.map(\.json)) }
        body["messages"] = .array(messages.map(\.json))
        return body
    }
}

extension JSON {
    /// This object with the members of the other, member by member; else the other.
    fileprivate func merged(with other: JSON) -> JSON {
        guard objectValue != nil, let members = other.objectValue?.members else { return other }
        var result = self
        for member in members {
            result[member.name] = (result[member.name] ?? .null).merged(with: member.value)
        }
        return result
    }
}
