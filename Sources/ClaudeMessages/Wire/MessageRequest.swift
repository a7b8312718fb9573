/// The body of `POST /v1/messages`, with a typed member for every parameter that is not beta.
///
/// Beta parameters go into `extra` and `betas`.
public struct MessageRequest: Sendable, Hashable {
    /// The id of a model, or an alias that the API resolves.
    public var model: String
    /// The most tokens of the answer, thinking included; 0 only writes the cache.
    public var maxTokens: Int
    /// The conversation so far; the model answers the last message.
    public var messages: [InputMessage]
    /// The system prompt.
    public var system: [ContentBlock]
    /// The tools that the model may call.
    public var tools: [ToolDefinition]
    /// Whether the model must call a tool; `nil` lets it decide.
    public var toolChoice: ToolChoice?
    /// Whether and how the model thinks; `nil` for the model's default.
    public var thinking: Thinking?
    /// The effort; `nil` for the model's default.
    public var effort: Effort?
    /// The output format; `nil` for free text.
    public var format: OutputFormat?
    /// Automatic caching: a breakpoint that the API moves to the last block that can have one.
    public var cacheControl: CacheControl?
    /// Texts that end the answer.
    public var stopSequences: [String] = []
    /// Sampling temperature, 0 to 1; only for models up to 4.6 and API version 2023-06-01.
    public var temperature: Double?
    /// Nucleus sampling, 0 to 1; as `temperature`.
    public var topP: Double?
    /// The number of most likely tokens to sample from; as `temperature`.
    public var topK: Int?
    /// The capacity to use; `nil` for the API's default.
    public var serviceTier: ServiceTier?
    /// The region for processing; `nil` for the workspace's default.
    public var inferenceGeo: InferenceGeo?
    /// The speed; `nil` for standard.
    public var speed: Speed?
    /// An opaque id of the end user (`metadata.user_id`), without personal data.
    public var userID: String?
    /// The id of an earlier answer's container, for code execution to use again.
    public var container: String?
    /// Skills for the container.
    public var skills: [Skill] = []
    /// Requests the reason of a cache miss, returned in `Message.cacheMissReason`.
    public var diagnostics: Diagnostics?
    /// Further members of the body, sent unchanged.
    ///
    /// An object is merged into the typed member of the same name; any other value replaces it.
    /// `system` and `messages` are ignored here.
    public var extra: JSONObject
    /// Values of `anthropic-beta` for this request, in addition to those of the client.
    public var betas: [String] = []

    /// A request for the reason of a cache miss.
    public struct Diagnostics: Sendable, Hashable {
        /// The id of the answer to compare with; `nil` for the first request.
        public var previousMessageID: String?

        /// Compares with the answer of this id; without one, nothing is compared.
        public init(previousMessageID: String? = nil) {
            self.previousMessageID = previousMessageID
        }
    }

    /// Makes a request; set the other members afterwards.
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

    /// Makes a request with one user message of text.
    public init(model: String, maxTokens: Int, _ question: String) {
        self.init(model: model, maxTokens: maxTokens, messages: [.user(question)])
    }
}

extension MessageRequest {
    /// The body, with its members in a fixed order and the messages last.
    ///
    /// Consecutive requests of a conversation then have the same beginning.
    public func json(stream: Bool) -> JSON { withPrompt(parameters(stream: stream)) }

    /// The body without `system` and `messages`.
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

    /// The body of `POST /v1/messages/count_tokens`: the parameters that affect the prompt.
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
    /// This object merged recursively with `other`; `other` when one of the two is not an object.
    fileprivate func merged(with other: JSON) -> JSON {
        guard objectValue != nil, let members = other.objectValue?.members else { return other }
        var result = self
        for member in members {
            result[member.name] = (result[member.name] ?? .null).merged(with: member.value)
        }
        return result
    }
}
